"""Does each case keep each limit: the one in force at the end of its year, and those that are ahead of it?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from firedamp.science.compliance.case import NOT_APPLICABLE, Case
from firedamp.science.compliance.chance import chance_above
from firedamp.science.compliance.rules import Rule, rules
from firedamp.science.inventory.inventory import Inventory
from firedamp.science.inventory.routes import METHOD_TITLES
from firedamp.science.limits import Limit
from firedamp.science.methods.trace import canonical

PASSES, EXCEEDS, NOT, CANNOT = "passes", "exceeds", "not_applicable", "unknown"
STATUSES = (EXCEEDS, PASSES, CANNOT, NOT)


def judged(cases: Iterable[Case], limits: Sequence[Limit]) -> list[dict[str, Any]]:
    """A row for each case and limit that its subject has: in force on the last day of the case's year, or `ahead`.

    What is ahead is judged by the same figures: what would hold if nothing changed. A limit that has ended by then is
    left out. The status does not wait for certainty: `chance_beyond` says how sure it is.
    """
    return [row for case in cases for row in _rows_of(case, limits)]


def _rows_of(case: Case, limits: Sequence[Limit]) -> Iterator[dict[str, Any]]:
    day = date(case.year, 12, 31)
    known = rules()
    for limit in limits:
        rule = known.get(limit.quantity)
        if rule is None or rule.subject != case.subject or (limit.valid_to and limit.valid_to < day):
            continue
        ahead = limit.valid_from is not None and limit.valid_from > day
        if rule.threshold and ahead:
            continue  # a later year has a sum of its own
        yield _row(case, limit, rule, ahead)


def _row(case: Case, limit: Limit, rule: Rule, ahead: bool) -> dict[str, Any]:
    figure, reason = case.figures.get(limit.quantity), case.reasons.get(limit.quantity)
    value = figure.value if figure else None
    status, margin, chance = CANNOT, None, None
    if value is not None and figure is not None:
        above = chance_above(value, figure.low, figure.high, limit.value)
        chance = above if above is None or rule.breaks_when != "below" else 1 - above
        margin = rule.margin(value, limit.value)
        status = EXCEEDS if rule.broken(value, limit.value) else PASSES
    if reason:
        status = NOT if reason in NOT_APPLICABLE else CANNOT
    return {
        "subject": case.subject,
        "key": case.key,
        "name": dict(case.name),
        "company": dict(case.company) or None,
        "year": case.year,
        **{name: case.particulars.get(name) for name in ("company_id", "mine_type", "coal_use", "output_t")},
        "limit": limit_told(limit, rule),
        "ahead": ahead,
        "value": canonical(value),
        "value_low": canonical(figure.low) if figure else None,
        "value_high": canonical(figure.high) if figure else None,
        "margin": canonical(margin),
        "status": status,
        "reason": reason,
        "chance_beyond": canonical(chance),
        "remarks": list(case.remarks.get(limit.quantity, ())) if value is not None else [],
        "synthetic": case.synthetic,
    }


def limit_told(limit: Limit, rule: Rule) -> dict[str, Any]:
    """A limit record and how it is judged."""
    return {
        "id": limit.id,
        "name": dict(limit.name),
        "document": dict(limit.document),
        "document_key": rule.document,
        "quantity": limit.quantity,
        "value": limit.value,
        "unit": limit.unit,
        "breaks_when": rule.breaks_when,
        "threshold": rule.threshold,
        "valid_from": limit.valid_from.isoformat() if limit.valid_from else None,
        "valid_to": limit.valid_to.isoformat() if limit.valid_to else None,
        "status": limit.status,
    }


def counted(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """For each limit how many cases keep it, break it, are beyond it, or cannot be told, in the order of the rows."""
    found: dict[tuple[str, bool], dict[str, Any]] = {}
    for row in rows:
        key = (row["limit"]["id"], row["ahead"])
        counts = found.setdefault(key, {"limit": row["limit"], "ahead": row["ahead"], **dict.fromkeys(STATUSES, 0)})
        counts[row["status"]] += 1
    return list(found.values())


def compliance_told(cases: Iterable[Case], limits: Sequence[Limit], inventory: Inventory) -> dict[str, Any]:
    """Rows and counts with what they rest on, as JSON."""
    rows = judged(cases, limits)
    first, last = inventory.period
    return {
        "title": dict(inventory.title),
        "method": inventory.method,
        "method_title": dict(METHOD_TITLES[inventory.method]),
        "gwp_set": inventory.gwp.id,
        "period": {"first": first, "last": last},
        "counts": counted(rows),
        "rows": rows,
    }
