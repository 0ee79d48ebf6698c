"""The gazetteer: which place a text of a sheet means, never guessed and never in another country."""

from geodata.gazetteer.locate import get_place, locate, locate_many, parts
from geodata.gazetteer.model import Candidate, Location

__all__ = ["Candidate", "Location", "get_place", "locate", "locate_many", "parts"]
