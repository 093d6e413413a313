"""Tables of methane plumes as their publishers make them, and of the mines that they may come from."""

from firedamp.tables.plumes.places import MinePlace, read_places
from firedamp.tables.plumes.reading import PlumeTable, read_plumes

__all__ = ["MinePlace", "PlumeTable", "read_places", "read_plumes"]
