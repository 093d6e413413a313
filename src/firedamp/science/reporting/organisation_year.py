"""What does a report state of a year? Sites, the calculations that cover them, what a person says of the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from firedamp.science.factors import Text
from firedamp.science.inventory.mine_year import line_id
from firedamp.science.methods.calculation import DRAWS, SEED
from firedamp.science.reporting.categories import kind_of_site
from firedamp.science.reporting.reasons import Reason

NOT_OCCURRING, NOT_ESTIMATED = "not_occurring", "not_estimated"
TOTAL = "total"  # the subject of a reason for the change of the whole


@dataclass(frozen=True)
class Site:
    """A mine that an organisation reports. `output_t`: what the reference table knows of the year's coal; `known`:
    what the tables know of other inputs of its calculations, by symbol, in the unit of the sheets: the `value` and the
    `year` that it is of (None: of the mine)."""

    mine_id: str
    name: Text
    mine_type: str
    closed: bool = False
    synthetic: bool = False
    output_t: float | None = None
    known: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        return kind_of_site(self.mine_type, self.closed)


@dataclass(frozen=True)
class Entry:
    """A calculation that covers categories of a site; `line` names its own draws (see `line_of_entry`)."""

    id: str
    mine_id: str
    method: str
    inputs: Mapping[str, Any]
    uncertainty: Mapping[str, Any] = field(default_factory=dict)
    origin: Mapping[str, Any] = field(default_factory=dict)
    name: str = ""
    line: str = ""


@dataclass(frozen=True)
class Statement:
    """What a person says of a category of a site that no calculation covers, and why."""

    mine_id: str
    category: str
    state: Literal["not_occurring", "not_estimated"]
    reason: str = ""


@dataclass(frozen=True)
class OrganisationYear:
    """All that the figures of a year follow from, but the method sheets and the records that they use.

    `reasons`: why the emission of a site, or of all (`TOTAL`), changed since `last`, by mine id, and the answers to
    questions by their subjects. `draft`: of a year that another is compared with; nobody issued it, this is how its
    draft stood.
    """

    year: int
    gwp_set: str
    sites: Sequence[Site]
    entries: Sequence[Entry]
    statements: Sequence[Statement] = ()
    reasons: Mapping[str, Reason] = field(default_factory=dict)
    last: OrganisationYear | None = None
    draws: int = DRAWS
    seed: int = SEED
    draft: bool = False

    def site(self, mine_id: str) -> Site:
        return next(site for site in self.sites if site.mine_id == mine_id)

    def to_dict(self) -> dict[str, Any]:
        """The same as JSON-ready values; `year_from` reads it."""
        return asdict(self)


def year_from(raw: Mapping[str, Any]) -> OrganisationYear:
    """The year that `to_dict` gave. A reason that is words alone was frozen before reasons were bound to figures."""
    return OrganisationYear(
        **{
            **raw,
            "sites": [Site(**each) for each in raw["sites"]],
            "entries": [Entry(**each) for each in raw["entries"]],
            "statements": [Statement(**each) for each in raw["statements"]],
            "reasons": {
                subject: Reason(given, None) if isinstance(given, str) else Reason(**given)
                for subject, given in raw["reasons"].items()
            },
            "last": year_from(raw["last"]) if raw["last"] else None,
        }
    )


def lines_of(mine_id: str, year: int, methods: Sequence[str]) -> list[str]:
    """The names of the draws of a site's calculations by their methods: as each has alone, but a sheet that is used
    again has draws of its own, since two streams are measured apart."""
    seen: dict[str, int] = {}
    found = []
    for method in methods:
        seen[method] = seen.get(method, 0) + 1
        own = line_id(mine_id, year)
        found.append(own if seen[method] == 1 else f"{own}|{method}|{seen[method]}")
    return found
