"""Which inventories are Firedamp's own? Of each real basin that of its latest known outputs, for anybody to read."""

from __future__ import annotations

from typing import Any

import firedamp
from firedamp.server.inventory.models import Inventory
from firedamp.server.inventory.selectors import Scope
from firedamp.server.inventory.services import (
    DEFAULT_GWP_SET,
    DEFAULT_METHOD,
    inventory_compute,
    inventory_create,
)
from firedamp.server.mines.models import Basin
from firedamp.server.mines.selectors import real_basins
from firedamp.server.reference.selectors import revision


def public_inventories_ensure() -> list[Inventory]:
    """Each real basin's inventory of its latest known outputs, on its present data and by this version of Firedamp."""
    return [public_inventory(basin) for basin in real_basins()]


def present_totals(inventory: Inventory) -> dict[str, Any]:
    """The totals of a public inventory as the present records give them: those kept, until a person changes one."""
    return dict(_present(inventory)["totals"])


def present_lines(inventory: Inventory) -> list[dict[str, Any]]:
    """The lines of a public inventory, likewise: a line is a mine and year."""
    return list(_present(inventory)["lines"])


def _present(inventory: Inventory) -> dict[str, Any]:
    if not revision():
        return dict(inventory.result)
    how = {"method": inventory.method, "gwp_set": inventory.gwp_set}
    return dict(inventory_compute(scope=Scope(basin=inventory.basin), **how).inventory)


def public_inventory(basin: Basin) -> Inventory:
    known = Inventory.objects.filter(
        owner=None,
        basin=basin,
        year=None,
        method=DEFAULT_METHOD,
        gwp_set=DEFAULT_GWP_SET,
        package_hash=basin.package.hash,
        software_version=firedamp.__version__,
    ).first()
    return known or inventory_create(
        owner=None, scope=Scope(basin=basin), method=DEFAULT_METHOD, gwp_set=DEFAULT_GWP_SET, name=basin.name_en
    )
