"""A company of three sites, as small as shows everything: an underground mine, a surface mine, a closed one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from firedamp.science.reporting.organisation_year import Entry, OrganisationYear, Site, lines_of

SITES = (
    Site("A", {"en": "Alpha", "ru": "Альфа"}, "underground", output_t=2e6),
    Site("B", {"en": "Beta", "ru": "Бета"}, "surface", output_t=3e6),
    Site("C", {"en": "Gamma", "ru": "Гамма"}, "underground", closed=True),
)
BALANCE: Mapping[str, Any] = {
    "ventilation": [{"flow": 12_000, "ch4_percent": 0.35}],
    "drainage": [{"flow": 60, "ch4_percent": 40}],
    "daily_output": 5_470,
    "minutes": 525_600,
}
OF_SITES: Mapping[str, tuple[str, str, Mapping[str, Any]]] = {
    "balance": ("A", "mine.balance", BALANCE),
    "post": ("A", "ipcc2006.post_mining_tier2", {"coal_output": 2e6, "gas_content": 12}),
    "surface": ("B", "ipcc2006.surface", {"coal_output": 3e6}),
    "closed": (
        "C",
        "ipcc2006.abandoned.tier2",
        {"mines": 1, "coal_rank": "bituminous", "emission_before_closure": 1e7, "years_since_closure": 5},
    ),
}
Make = Callable[..., OrganisationYear]


def made(year: int = 2024, sites: tuple[Site, ...] = SITES, entries: Mapping[str, Any] = OF_SITES, **said: Any) -> Any:
    """A year of the sites from the entries: id → (site, method, inputs)."""
    found = []
    for site in sites:
        own = [(name, method, inputs) for name, (mine_id, method, inputs) in entries.items() if mine_id == site.mine_id]
        lines = lines_of(site.mine_id, year, [method for _, method, _ in own])
        found += [
            Entry(name, site.mine_id, method, inputs, line=line)
            for (name, method, inputs), line in zip(own, lines, strict=True)
        ]
    return OrganisationYear(year, "RU", sites, found, **said)


def with_entry(entries: Mapping[str, Any], name: str, mine_id: str, method: str, inputs: Mapping[str, Any]) -> Any:
    return {**entries, name: (mine_id, method, inputs)}


@pytest.fixture
def year() -> OrganisationYear:
    return made()


@pytest.fixture
def with_last_year() -> OrganisationYear:
    return replace(made(), last=made(2023))
