"""How are tables of plumes and the top-down check told over HTTP?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from firedamp.messages import describe
from firedamp.science.errors import Problem
from firedamp.server.mines.selectors import basins
from firedamp.server.topdown.models import PlumeSet
from firedamp.server.topdown.public import PUBLIC, public_set
from firedamp.tables.plumes.layouts import layouts

NEAR_PUBLIC = {
    "en": "Mines within 15 km of the public plumes",
    "ru": "Предприятия в пределах 15 км от открытых шлейфов",
}
REAL = {"en": "All real basins", "ru": "Все настоящие бассейны"}


def set_out(own: PlumeSet, writable: frozenset[int], language: str) -> dict[str, Any]:
    """A set of an organisation, as `selectors.plume_sets` reads it."""
    organisation = own.organisation
    return {
        "id": str(own.pk), "name": own.name,
        "organisation": {"id": organisation.organisation_id, "name": organisation.name},
        **_layout(own.layout), "filename": own.filename, "plumes": own.count,  # type: ignore[attr-defined]
        "first": own.first, "last": own.last,  # type: ignore[attr-defined]
        "public": False, "may_delete": organisation.pk in writable, "attribution": None, "created": own.created,
        "by": own.by.username if own.by else "", **told((), (), 0, language),
    }  # fmt: skip


def public_out(language: str) -> dict[str, Any]:
    """The public set."""
    found = public_set()
    times = [plume.observed_at for plume in found.plumes]
    return {
        "id": PUBLIC, "name": dict(found.title), "organisation": None, **_layout(found.layout),
        "filename": "plumes.csv", "plumes": len(times), "first": min(times), "last": max(times), "public": True,
        "may_delete": False, "attribution": dict(found.attribution), "created": None, "by": "",
        **told(found.notes, (), 0, language),
    }  # fmt: skip


def told(notes: Iterable[Problem], duplicate_ids: Iterable[str], duplicates: int, language: str) -> dict[str, Any]:
    """What is to be known of a table that was just sent, or is the public one."""
    said = [
        {"field": note.field, "rule": note.rule, "value": note.value, "message": describe(note, language)}
        for note in notes
    ]
    return {"notes": said, "duplicates": duplicates, "duplicate_ids": list(duplicate_ids)}


def mines_of(mines: str | None) -> dict[str, Any]:
    """Whose mines the plumes were matched with."""
    if mines is None:
        return {"id": "", "name": REAL}
    if mines == PUBLIC:
        return {"id": PUBLIC, "name": NEAR_PUBLIC}
    basin = basins().get(basin_id=mines)
    return {"id": mines, "name": {"en": basin.name_en, "ru": basin.name_ru or basin.name_en}}


def _layout(name: str) -> dict[str, str]:
    found = next((each for each in layouts() if each.id == name), layouts()[-1])
    return {"layout": found.id, "layout_name": found.name, "uncertainty_status": found.status}
