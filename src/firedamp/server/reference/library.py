"""Which published numbers do calculations use? The shipped ones, with what users changed in the reference tables."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import astuple, replace
from functools import lru_cache

from firedamp.science import gases
from firedamp.science.factors import Factor, FactorLibrary, Text
from firedamp.science.gases import GwpSet
from firedamp.science.limits import Limit, limits
from firedamp.science.methods import Library, library
from firedamp.server.reference import models
from firedamp.server.reference.models import Record, RecordChange
from firedamp.server.reference.selectors import revision

TABLES = ("emission_factors", "gwp_sets", "limits")


def current_library() -> Library:
    """The sheets with the numbers that hold now: what is computed with it rests on the tables as people see them."""
    changed = revision(*TABLES)
    return _library_at(changed) if changed else library()


@lru_cache(maxsize=4)
def _library_at(change: str) -> Library:
    shipped = library()
    factors = {**shipped.factors.factors, **_changed_factors(shipped.factors)}
    if factors == shipped.factors.factors:
        changed = shipped.factors
    else:
        digest = hashlib.sha256(repr(sorted(map(astuple, factors.values()))).encode()).hexdigest()
        changed = FactorLibrary(factors, shipped.factors.tables, digest)
    return Library(shipped.folder, changed, shipped.remembered, gwp_sets=_gwp_sets(), limits=_limits())


def _users_records(table: str) -> set[int]:
    changed = RecordChange.objects.filter(table=table, change_set__user__isnull=False)
    return set(changed.values_list("record", flat=True))


def _changed_factors(shipped: FactorLibrary) -> dict[str, Factor]:
    records = models.EmissionFactor.objects.filter(pk__in=_users_records("emission_factors")).select_related("document")
    return {record.factor_id: _factor(record, shipped.factors.get(record.factor_id)) for record in records}


def _factor(record: models.EmissionFactor, shipped: Factor | None) -> Factor:
    """A changed record as a factor; its document is what the user names, or else what was shipped."""
    own = Factor(
        id=record.factor_id,
        value=record.value,
        unit=record.unit,
        name={"en": record.name_en, "ru": record.name_ru},
        document=_document(record),
        place=record.source,
        status=record.confirmation,
        valid_from=record.valid_from.isoformat() if record.valid_from else "",
        valid_to=record.valid_to.isoformat() if record.valid_to else "",
        note={"en": record.note, "ru": record.note},
    )
    if shipped is not None and record.note == shipped.note["en"]:
        own = replace(own, note=shipped.note)
    same_number = shipped is not None and (shipped.value, shipped.status) == (own.value, own.status)
    return replace(own, document=shipped.document, place=shipped.place) if shipped and same_number else own


def _document(record: Record) -> Text:
    if record.document:
        return {"en": record.document.name_en, "ru": record.document.name_ru}
    return {"en": record.source, "ru": record.source}


def _gwp_sets() -> Mapping[str, GwpSet]:
    """The sets of the table; one that nobody changed as it was shipped."""
    shipped, changed = gases.gwp_sets(), _users_records("gwp_sets")
    records = {record.gwp_set: record for record in models.GwpSet.objects.select_related("document")}
    in_order = [*(name for name in shipped if name in records), *(name for name in records if name not in shipped)]
    return {
        name: shipped[name] if records[name].pk not in changed and name in shipped else _gwp_set(records[name])
        for name in in_order
    }


def _gwp_set(record: models.GwpSet) -> GwpSet:
    title = {"en": record.title_en, "ru": record.title_ru}
    return GwpSet(record.gwp_set, record.ch4, record.n2o, title, _document(record), record.confirmation)


def _limits() -> tuple[Limit, ...]:
    """The limits of the table; one that nobody changed as it was shipped."""
    shipped, changed = {limit.id: limit for limit in limits()}, _users_records("limits")
    records = models.Limit.objects.select_related("document").order_by("pk")
    return tuple(
        shipped[record.limit_id] if record.pk not in changed and record.limit_id in shipped else _limit(record)
        for record in records
    )


def _limit(record: models.Limit) -> Limit:
    return Limit(
        id=record.limit_id,
        name={"en": record.name_en, "ru": record.name_ru},
        quantity=record.quantity,
        value=record.value,
        unit=record.unit,
        valid_from=record.valid_from,
        valid_to=record.valid_to,
        document=_document(record),
        status=record.confirmation,
    )


def methods_naming(record: Record) -> list[str]:
    """Ids of the methods whose sheets name a factor or a set of warming potentials."""
    sheets = [library().sheet(method_id) for method_id in library().ids()]
    if isinstance(record, models.EmissionFactor):
        return [sheet.id for sheet in sheets if record.factor_id in sheet.factors]
    if isinstance(record, models.GwpSet):
        return [sheet.id for sheet in sheets if record.gwp_set == sheet.gwp_set]
    return []
