"""The catalogue of trafficking routes through Central Asia: all that it can do, without a screen.

Front door: `import catalogue`, then `catalogue.open_store(path)` and on. Tasks with several steps stand in
tasks.py; answers that are one step come straight from their room.
"""

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from catalogue.errors import CatalogueError
from catalogue.filters import EVERYTHING, BoundingBox, Filters
from catalogue.model import Handling, Language, PlacePrecision, strictest
from catalogue.problems import get_problem_kind
from catalogue.settings import Settings, read_settings
from catalogue.views import (
    ViewState,
    filters_from_query,
    filters_to_query,
    is_view_key,
)
from catalogue.vocabulary import fill, get_factor, get_factors, get_vocabulary, word

if TYPE_CHECKING:
    from catalogue import offered, output, tasks
    from catalogue.offered import *  # noqa: F403  all that the product offers
    from catalogue.output import *  # noqa: F403
    from catalogue.tasks import *  # noqa: F403

__all__: list[str] = [
    "EVERYTHING",
    "BoundingBox",
    "CatalogueError",
    "Filters",
    "Handling",
    "Language",
    "PlacePrecision",
    "Settings",
    "ViewState",
    "fill",
    "filters_from_query",
    "filters_to_query",
    "get_factor",
    "get_factors",
    "get_problem_kind",
    "get_vocabulary",
    "is_view_key",
    "read_settings",
    "strictest",
    "word",
]

if TYPE_CHECKING:
    __all__ += offered.__all__  # type: ignore[has-type]  # the rooms import their own front door
    __all__ += output.__all__
    __all__ += tasks.__all__  # type: ignore[has-type]  # the same
else:

    def __getattr__(name: str) -> object:
        """Return what `catalogue.offered` has under `name`.

        To load it takes seconds, on a busy machine most of a minute: a screen shows its frame before.
        """
        if name.startswith("_"):
            message = f"module 'catalogue' has no attribute {name!r}"
            raise AttributeError(message)
        # A room that is asked for by name is that room: it may be in the middle of being loaded.
        if find_spec(f"catalogue.{name}"):
            return import_module(f"catalogue.{name}")
        globals()[name] = value = getattr(import_module("catalogue.offered"), name)
        return value
