"""One row on its way into places.parquet."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class PlaceRow:
    """A place with every name it goes by.

    Attributes
    ----------
    province, district
        ISO 3166-2 and the place_id of the district; empty where unknown.
    lat, lon, precision_km
        Degrees, degrees, kilometres.
    names
        The current names in all scripts; an exact hit on one of them is 'exact_name'.
    aliases
        Former names, other transliterations, the name on the other side of a border.
    origin
        Package that the row comes from, or 'hand'.
    """

    place_id: str
    kind: str
    country: str
    province: str
    district: str
    name_en: str
    name_ru: str
    lat: float
    lon: float
    precision_km: float
    names: tuple[str, ...]
    aliases: tuple[str, ...]
    origin: str
    population: int = 0


def with_aliases(row: PlaceRow, aliases: tuple[str, ...]) -> PlaceRow:
    """Return the row with more aliases."""
    return replace(row, aliases=row.aliases + aliases)
