"""Which tables of plumes may a person see, and which mines may plumes come from?"""

from __future__ import annotations

from uuid import UUID

from django.db.models import Count, Max, Min, QuerySet
from django.http import Http404

from firedamp.science.errors import InputError
from firedamp.science.topdown.plume import Estimate, Place, Plume
from firedamp.server.answers import text
from firedamp.server.inventory.selectors import Scope
from firedamp.server.inventory.services import inventory_compute
from firedamp.server.mines.models import Basin, Mine
from firedamp.server.mines.selectors import basins, real_basins
from firedamp.server.organisations.rights import Reader, owned
from firedamp.server.topdown.models import PlumeSet
from firedamp.server.topdown.public import PUBLIC, public_places, public_set


def plume_sets(reader: Reader) -> QuerySet[PlumeSet]:
    """Those of the person's organisations, each with how many plumes it has and from when to when."""
    found = PlumeSet.objects.filter(owned(reader)).select_related("organisation", "by")
    counts = {"count": Count("plumes"), "first": Min("plumes__observed_at"), "last": Max("plumes__observed_at")}
    return found.annotate(**counts)


def plume_set_get(reader: Reader, set_id: str) -> PlumeSet:
    """A set that this person may see; any other is not there (Http404)."""
    try:
        key = UUID(set_id)
    except ValueError:
        raise Http404 from None
    found = plume_sets(reader).filter(pk=key).first()
    if found is None:
        raise Http404
    return found


def plumes_of(own: PlumeSet | None) -> list[Plume]:
    """The plumes of a set; of none, the public ones."""
    if own is None:
        return list(public_set().plumes)
    fields = ("plume_id", "observed_at", "latitude", "longitude", "emission_kg_h", "uncertainty_kg_h", "instrument",
              "source", "label", "detected", "row")  # fmt: skip
    return [Plume(*values) for values in own.plumes.values_list(*fields)]


def places_of(mines: str | None, *, method: str, gwp_set: str, year: int | None) -> list[Place]:
    """The mines of a basin, or those near the public plumes (`plumes`); without either those of every real basin.

    InputError for a basin that is not there.
    """
    if mines == PUBLIC:
        return list(public_places(gwp_set))
    chosen = list(real_basins()) if mines is None else list(basins().filter(basin_id=mines))
    if mines is not None and not chosen:
        raise InputError.one("mines", "unknown_id", mines)
    return [place for basin in chosen for place in _of_basin(basin, method, gwp_set, year)]


def _of_basin(basin: Basin, method: str, gwp_set: str, year: int | None) -> list[Place]:
    """The mines that have coordinates, with the lines of their basin's inventory."""
    try:
        found = inventory_compute(scope=Scope(basin=basin, year=year), method=method, gwp_set=gwp_set)
        lines = {line["mine_id"]: line for line in found.inventory["lines"]}
    except InputError as error:
        if any(problem.rule != "no_lines" for problem in error.problems):
            raise
        lines = {}
    known = Mine.objects.filter(basin=basin, withdrawn=False, latitude__isnull=False, longitude__isnull=False)
    return [_place(mine, lines.get(mine.mine_id), basin.synthetic) for mine in known.order_by("mine_id")]


def _place(mine: Mine, line: dict[str, object] | None, synthetic: bool) -> Place:
    from firedamp.science.inventory.routes import METHOD_TITLES

    exact = None if not mine.location_accuracy else mine.location_accuracy == "exact"
    assert mine.latitude is not None
    assert mine.longitude is not None
    place = Place(
        mine.mine_id, text(mine.name_en, mine.name_ru), mine.latitude, mine.longitude, exact, synthetic=synthetic
    )
    if line is None:
        return place
    figure = Estimate(*(float(line[name]) for name in ("ch4_t", "ch4_t_low", "ch4_t_high")))  # type: ignore[arg-type]
    route = str(line["route"])
    return Place(
        **{**place.__dict__, "inventory": figure, "inventory_year": line["year"],
           "inventory_method": {"id": route, **METHOD_TITLES[route]}}
    )  # fmt: skip
