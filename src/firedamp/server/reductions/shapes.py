"""How do projects and what science tells of them become what the API promises?"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from django.utils import timezone

from firedamp.science.errors import InputError, Problem
from firedamp.science.limits import Limit, limit_in_force, limits
from firedamp.science.methods import describe_sheet
from firedamp.science.methods.trace import canonical
from firedamp.science.reductions.constants import constants
from firedamp.science.reductions.crediting import crediting_library, device_efficiencies, monitored
from firedamp.science.reductions.evaluating import Evaluation, Terms, evaluated
from firedamp.science.reductions.progress import CAUSES, Achieved, Plan
from firedamp.science.reductions.reading import project_of
from firedamp.science.reductions.safety import explosive_range, permitted_limits
from firedamp.science.reductions.technologies import technologies
from firedamp.science.reductions.telling import warnings_of
from firedamp.server.answers import text
from firedamp.server.organisations.shapes import organisation_reference
from firedamp.server.problems import describe_problem
from firedamp.server.reductions.models import MeasuredHours, ReductionProject

TECHNOLOGY = (
    "id", "name", "kind", "stream", "ch4_min_percent", "ch4_max_percent", "flow_min_m3_min", "flow_max_m3_min",
    "unit_size", "unit_size_unit", "destruction_efficiency", "electrical_efficiency", "thermal_efficiency",
    "availability", "own_power_kw_per_unit", "capex_per_unit", "opex_share_of_capex", "lifetime_years",
    "delivers_gas", "destroys", "status", "source", "source_year", "sourced",
)  # fmt: skip
REPORTING = "organisation_co2e"


def worded(value: Any, language: str) -> Any:
    """What science tells, its problems as sentences."""
    if isinstance(value, Problem):
        return describe_problem(value, language)
    if isinstance(value, Mapping):
        return {name: worded(item, language) for name, item in value.items()}
    return [worded(item, language) for item in value] if isinstance(value, list | tuple) else value


def technologies_out() -> dict[str, Any]:
    low, high = explosive_range()
    return {
        "items": [{name: getattr(each, name) for name in TECHNOLOGY} for each in technologies().values()],
        "limits": [limit_out(each) for each in permitted_limits()],
        "explosive_range_percent": {"low": low, "high": high},
        "ventilation_alarm_percent": constants()["ventilation_alarm"].value,
    }


def crediting_out() -> list[dict[str, Any]]:
    known = crediting_library()
    return [
        {
            "sheet": describe_sheet(known.sheet(method_id), known.factors, units=True),
            "monitoring": [asdict(each) for each in monitored()[method_id]],
            "efficiencies": [
                {"device": device, **{name: getattr(each, name) for name in ("value", "name", "document", "status")}}
                for device, each in device_efficiencies(method_id).items()
            ],
        }
        for method_id in known.ids()
    ]  # fmt: skip


def limit_out(limit: Limit) -> dict[str, Any]:
    names = ("id", "name", "value", "unit", "valid_from", "valid_to", "document", "status")
    return {name: getattr(limit, name) for name in names}


def threshold_out() -> dict[str, Any] | None:
    """The yearly emission from which an organisation reports, as it is in force today."""
    found = limit_in_force(REPORTING, timezone.now().date(), limits())
    return limit_out(found) if found else None


def project_out(project: ReductionProject, writable: Collection[int], terms: Terms, language: str) -> dict[str, Any]:
    """`writable`: organisations of which the reader may enter data."""
    mine = project.mine
    return {
        "id": project.pk,
        "version": project.version,
        "set": "example" if project.synthetic else "own",
        "synthetic": project.synthetic,
        "organisation": organisation_reference(project.organisation) if project.organisation else None,
        "name": project.name,
        "mine": {
            "id": mine.mine_id, "name": text(mine.name_en, mine.name_ru), "latitude": mine.latitude,
            "longitude": mine.longitude,
        } if mine else None,
        "record": project.record,
        "may_change": project.organisation_id in writable,
        "changed": project.changed,
        "attribution": project.attribution or None,
        # One that was made just now has none.
        "measured_files": getattr(project, "measured_files", 0),
        "result": worded(_result(project, terms), language),
    }  # fmt: skip


def _result(project: ReductionProject, terms: Terms) -> dict[str, Any]:
    """What the project comes to alone on its stream; without a price where its plan has a fault."""
    try:
        found = evaluated(project_of(project.record), terms)
    except InputError as error:  # a limit that is no longer in force in its years
        return {**dict.fromkeys(RESULT), "faults": list(error.problems), "warnings_count": 0}
    return {**_figures(found), "faults": list(found.faults), "warnings_count": len(warnings_of(found))}


RESULT = ("reduction_t_per_year", "capex", "cost", "cost_per_t", "units")


def _figures(found: Evaluation) -> dict[str, Any]:
    outcome = found.outcome
    if not found.priced:
        return {**dict.fromkeys(RESULT), "units": outcome.units}
    return {
        "reduction_t_per_year": canonical(float(outcome.mean_reduction_t)),
        "capex": canonical(outcome.project.capex),
        "cost": canonical(float(outcome.cost)),
        "cost_per_t": canonical(outcome.abatement_cost),
        "units": outcome.units,
    }


def hours_out(hours: MeasuredHours) -> dict[str, Any]:
    return {
        "id": hours.pk,
        "filename": hours.filename,
        "sha256": hours.sha256,
        "first": hours.start,
        "end": hours.end,
        "hours": len(hours.readings["flame"]),
        "destruction_efficiency": hours.destruction_efficiency,
        "synthetic": hours.project.synthetic,
        "created": hours.created,
    }


def progress_out(months: Mapping[str, Achieved], totals: Achieved | None, plans: Mapping[int, Plan]) -> dict[str, Any]:
    return {
        "months": [{"month": month, **achieved_out(each)} for month, each in months.items()],
        "totals": achieved_out(totals) if totals else None,
        "plan": {"years": [{"year": year, **asdict(plan)} for year, plan in plans.items()]},
    }


def achieved_out(found: Achieved) -> dict[str, Any]:
    told = {name: value if isinstance(value, int) else canonical(value)
            for name, value in asdict(found).items() if name != "by_cause_t"}  # fmt: skip
    return {**told, "by_cause_t": {cause: canonical(found.by_cause_t[cause]) for cause in CAUSES}}


def rows_out(
    rows: Sequence[ReductionProject], writable: Collection[int], terms: Terms, language: str
) -> list[dict[str, Any]]:
    return [project_out(each, writable, terms, language) for each in rows]
