"""Tables of mines in and out: a user's CSV or XLSX read whole or refused whole, results written for people."""

from firedamp.tables.mines import MineTable, examined_mines, read_mines

__all__ = ["MineTable", "examined_mines", "read_mines"]
