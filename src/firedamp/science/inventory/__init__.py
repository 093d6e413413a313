"""Emission inventories: which lines make up a mine's, a company's, a basin's year."""

from firedamp.science.inventory.inventory import Inventory, build_inventory
from firedamp.science.inventory.line import calculate_line
from firedamp.science.inventory.mine_year import MineYear, latest_of, of_year
from firedamp.science.inventory.routes import BEST, INVENTORY_METHODS, METHOD_TITLES

__all__ = [
    "BEST",
    "INVENTORY_METHODS",
    "METHOD_TITLES",
    "Inventory",
    "MineYear",
    "build_inventory",
    "calculate_line",
    "latest_of",
    "of_year",
]
