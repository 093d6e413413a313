"""How did a year change against the one before, and is that beyond what the uncertainty explains?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from firedamp.science.factors import Text
from firedamp.science.methods.trace import canonical
from firedamp.science.reporting.amounts import Amount, Evaluated, range95
from firedamp.science.reporting.organisation_year import TOTAL, OrganisationYear
from firedamp.science.reporting.reasons import Reason, content_of_change, explained

ALL_SITES: Text = {"en": "All sites", "ru": "Все площадки"}


def compared(year: OrganisationYear, now: Sequence[Evaluated], then: Sequence[Evaluated]) -> list[dict[str, Any]]:
    """The change of each site that is in both years or in one of them, then of all, under this year's GWP set, t CO2e.

    The range of a change is that of the difference of both years' draws, in which lines that rest on the same factor
    record move together; a change whose range does not hold nought is beyond the uncertainty, and asked for a reason.
    """
    last = year.last
    if last is None:
        return []
    names = {site.mine_id: site.name for site in (*last.sites, *year.sites)}
    here, there = ({site.mine_id for site in each.sites} for each in (year, last))
    rows = [
        _change(
            mine_id, name, year.reasons, _of_site(now, mine_id), _of_site(then, mine_id),
            "both" if mine_id in here & there else "new" if mine_id in here else "gone",
        )
        for mine_id, name in names.items()
    ]  # fmt: skip
    every_now, every_then = ([amount for each in found for amount in _counted(each)] for found in (now, then))
    return [*rows, _change(TOTAL, ALL_SITES, year.reasons, every_now, every_then, "both")]


def _of_site(found: Sequence[Evaluated], mine_id: str) -> list[Amount]:
    return [amount for each in found if each.entry.mine_id == mine_id for amount in _counted(each)]


def _counted(each: Evaluated) -> list[Amount]:
    return [amount for amount in each.amounts if amount.category]


def _change(
    subject: str, name: Text, reasons: Mapping[str, Reason], now: Sequence[Amount], then: Sequence[Amount],
    presence: str,
) -> dict[str, Any]:  # fmt: skip
    co2e, before = (float(sum(amount.co2e_t for amount in some)) for some in (now, then))
    low, high = range95([*(each.co2e_draws_t for each in now), *(-each.co2e_draws_t for each in then)])
    figures = {"co2e_t": canonical(co2e), "last_co2e_t": canonical(before)}
    return {
        "subject": subject,
        "name": dict(name),
        "presence": presence,
        **figures,
        "change_t": canonical(co2e - before),
        "change_t_low": low,
        "change_t_high": high,
        "change_percent": canonical(100 * (co2e - before) / before) if before else None,
        "beyond_uncertainty": low > 0 or high < 0,
        "reason": explained(reasons, subject, content_of_change(figures)),
    }
