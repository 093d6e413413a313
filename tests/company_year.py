"""The year of a company of two underground mines and a surface one: what is calculated for each."""

from __future__ import annotations

from calendar import isleap
from typing import Any

BALANCE: dict[str, Any] = {
    "ventilation": [{"flow": 12_000, "ch4_percent": 0.35}],
    "drainage": [{"flow": 60, "ch4_percent": 40}],
    "daily_output": 2_730,
    "minutes": 527_040,
    "methane_flared": 0,
}
FIRST, SECOND, PIT = range(3)
# Two underground mines and a surface one of Kuzbass, whose outputs of other years are not unlike those of this company.
MINES = ("M0767", "M0837", "M0773")
DUMPS = {"version": 0, "state": "not_occurring", "reason": "Отвалы не горят"}
Calculation = tuple[int, str, dict[str, Any]]


def balance_of(year: int, output_t: float = 1e6) -> dict[str, Any]:
    """The balance over all minutes of a year, with the output of its mean day."""
    days = 366 if isleap(year) else 365
    return {**BALANCE, "daily_output": round(output_t / days), "minutes": 1440 * days}


def calculations_of(year: int, output_t: float = 1e6) -> list[Calculation]:
    """The mine's place, the method and its inputs, for every source of every mine but the burning dumps."""
    return [
        (FIRST, "mine.balance", balance_of(year, output_t)),
        (FIRST, "ipcc2006.post_mining_tier2", {"coal_output": output_t, "gas_content": 12}),
        (SECOND, "ipcc2006.underground", {"coal_output": output_t, "methane_flared": 0}),
        (PIT, "ipcc2006.surface", {"coal_output": 3 * output_t}),
    ]


def unconfirmed(to_confirm: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What a confirmation names of each that still needs one."""
    return [{name: each[name] for name in ("kind", "id", "content")} for each in to_confirm if not each["confirmation"]]
