"""What may be read of mines? All of it, by anybody: these are published data."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Case, Count, OuterRef, Q, QuerySet, Subquery, When
from django.http import Http404

from firedamp.science.errors import InputError, Problem
from firedamp.server.mines.models import MAP_OF_A_BASIN, Basin, CoalOutput, Company, District, Mine
from firedamp.server.reference.models.records import Quality
from firedamp.server.search_text import query_words

WITHOUT_MAP = [f"basin__{name}" for name in MAP_OF_A_BASIN]
# What is known goes before an estimate of Firedamp's own, however late that is.
RESTORED_LAST = Case(When(quality=Quality.RESTORED, then=1), default=0)
LATEST_OUTPUT = CoalOutput.objects.filter(mine=OuterRef("pk")).order_by(RESTORED_LAST, "-year")


@dataclass(frozen=True, kw_only=True)
class MineFilter:
    """Which mines are asked for; what is None does not matter, but for a basin: without one, those of real basins."""

    basin: str | None = None
    q: str | None = None
    mine_type: str | None = None
    status: str | None = None
    district: str | None = None
    company: str | None = None
    has_output: bool | None = None


def matching(query: str, field: str = "search") -> Q:
    """Every word of the query stands somewhere in the record's searchable names."""
    words = query_words(query)
    condition = Q() if words else Q(pk__in=[])
    for word in words:
        condition &= Q(**{f"{field}__contains": word})
    return condition


def mines() -> QuerySet[Mine]:
    """The mines with their latest known output; those that left their package are not among them."""
    return (
        Mine.objects.filter(withdrawn=False)
        .select_related("basin", "company", "district")
        .defer(*WITHOUT_MAP)
        .annotate(
            output_t=Subquery(LATEST_OUTPUT.values("output_t")[:1]),
            output_quality=Subquery(LATEST_OUTPUT.values("quality")[:1]),
            output_year=Subquery(LATEST_OUTPUT.values("year")[:1]),
        )
    )


def require_known(wanted: MineFilter) -> None:
    """InputError naming every id and status of a filter that is not there: nothing found would hide a misspelling."""
    districts = District.objects.filter(**{"basin__basin_id": wanted.basin} if wanted.basin is not None else {})
    known = {
        "basin": Basin.objects.filter(basin_id=wanted.basin),
        "district": districts.filter(district_id=wanted.district),
        "company": Company.objects.filter(company_id=wanted.company),
    }
    problems = [
        Problem(name, "unknown_id", getattr(wanted, name))
        for name, rows in known.items()
        if getattr(wanted, name) is not None and not rows.exists()
    ]
    if wanted.status is not None and not Mine.objects.filter(status=wanted.status).exists():
        statuses = Mine.objects.order_by("status").values_list("status", flat=True).distinct()
        problems.append(Problem("status", "not_a_choice", wanted.status, {"choices": ", ".join(statuses)}))
    if problems:
        raise InputError(problems)


def mine_list(wanted: MineFilter) -> QuerySet[Mine]:
    """The mines of a filter; InputError where it names what is not there."""
    require_known(wanted)
    equal = {
        "basin__basin_id": wanted.basin,
        "mine_type": wanted.mine_type,
        "status": wanted.status,
        "district__district_id": wanted.district,
        "company__company_id": wanted.company,
    }
    found = mines().filter(**{name: value for name, value in equal.items() if value is not None})
    if wanted.basin is None:
        found = found.filter(basin__synthetic=False)
    if wanted.has_output is not None:
        found = found.filter(output_t__isnull=not wanted.has_output)
    return found.filter(matching(wanted.q) | Q(mine_id__iexact=wanted.q.strip())) if wanted.q else found


def mine_get(mine_id: str) -> Mine:
    """One mine, also a withdrawn one: results may lead to it."""
    mine = (
        Mine.objects.select_related("basin__package", "company", "district")
        .prefetch_related("outputs", "projects")
        .filter(mine_id=mine_id)
        .first()
    )
    if mine is None:
        raise Http404
    return mine


def basins() -> QuerySet[Basin]:
    """The basins, real ones first."""
    return (
        Basin.objects.select_related("package")
        .annotate(mine_count=Count("mines", filter=Q(mines__withdrawn=False), distinct=True))
        .order_by("synthetic", "basin_id")
    )


def real_basins() -> QuerySet[Basin]:
    """The basins whose mines there are."""
    return basins().filter(synthetic=False)


def basin_get(basin_id: str) -> Basin:
    basin = basins().filter(basin_id=basin_id).first()
    if basin is None:
        raise Http404
    return basin


def output_years(basin: Basin) -> list[int]:
    years = CoalOutput.objects.filter(mine__basin=basin, mine__withdrawn=False)
    return list(years.order_by("year").values_list("year", flat=True).distinct())


def every_district() -> QuerySet[District]:
    found = District.objects.select_related("basin").defer(*WITHOUT_MAP)
    return found.annotate(mine_count=Count("mines", filter=Q(mines__withdrawn=False), distinct=True))


def districts(*, basin: str | None = None, q: str | None = None) -> QuerySet[District]:
    """Districts of one basin, or of all real ones."""
    require_known(MineFilter(basin=basin))
    found = every_district()
    found = found.filter(basin__synthetic=False) if basin is None else found.filter(basin__basin_id=basin)
    return found.filter(matching(q)) if q else found


def district_get(district_id: str, *, basin: str | None = None) -> District:
    """One district; where two basins have one of that id, the basin must be named."""
    there = {} if basin is None else {"basin__basin_id": basin}
    found = list(every_district().filter(district_id=district_id, **there)[:2])
    if not found:
        raise Http404
    if len(found) > 1:
        raise InputError.one("basin", "missing")
    return found[0]


def companies(*, basin: str | None = None, q: str | None = None) -> QuerySet[Company]:
    """Companies with their mines; of one basin, only those that own a mine there; without one, of real basins."""
    require_known(MineFilter(basin=basin))
    there = Q(mines__withdrawn=False) & (Q(mines__basin__basin_id=basin) if basin is not None else Q())
    found = Company.objects.annotate(mine_count=Count("mines", filter=there, distinct=True))
    found = found.filter(synthetic=False) if basin is None else found.filter(mine_count__gt=0)
    return found.filter(matching(q)) if q else found


def company_get(company_id: str) -> Company:
    there = Count("mines", filter=Q(mines__withdrawn=False), distinct=True)
    company = Company.objects.annotate(mine_count=there).filter(company_id=company_id).first()
    if company is None:
        raise Http404
    return company
