"""Where did the methane go: released, drained, utilised, flared, emitted; m³ at 20 °C and 101.325 kPa, and masses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from firedamp.forms.content import Bar, Block, Chart, Paragraph, Section, Table, Value
from firedamp.forms.document import Issued
from firedamp.forms.sections.columns import MASS_DECIMALS, number, text_columns
from firedamp.messages.numbers import number_text
from firedamp.science.reporting.periods import NEAR

VOLUMES = {
    "released_m3": "ch4_volume_m3",
    "drained_m3": "drained_m3",
    "utilised_m3": "methane_utilised_m3",
    "flared_m3": "methane_flared_m3",
    "emitted_m3": "ch4_emitted_volume_m3",
}
MASSES = ("ch4_t", "co2_t")
# The symbols of sheets whose ranges the bars may bear.
RANGED = {"released_m3": "ch4_volume", "emitted_m3": "ch4_emitted_volume"}


def balance(issued: Issued) -> Section:
    """Each calculation that knows volumes, the sum of those that are of the category, and what the rest emits."""
    words = issued.words
    rows: list[dict[str, Value]] = []
    for site, each in issued.balances():
        volumes = {name: each.get(source) for name, source in VOLUMES.items()}
        method = issued.method(issued.entry(each["entry"])).title
        sector = issued.outside.get(each["entry"])
        rows.append({
            "site": issued.said(site["name"]),
            "calculation": method
            + (words["texts"]["in_sector"].format(sector=sector) if sector else "")
            + _part_of_year(issued, each["entry"]),
            "outside": bool(sector),
            **volumes,
            "drained_percent": _share(volumes["drained_m3"], volumes["released_m3"]),
            "ch4_t": each["ch4_t"],
            "co2_t": each["co2_t"],
        })  # fmt: skip
    calculated = len(rows)
    rows += _totals(issued, rows)
    columns = [
        *text_columns(issued, {"site": 1.6, "calculation": 2.3}),
        *(number(issued, name, "m3", 0, 1.2) for name in VOLUMES),
        number(issued, "drained_percent", "percent", 1, 1.0),
        number(issued, "ch4_t", "t", MASS_DECIMALS),
        number(issued, "co2_t", "t", MASS_DECIMALS),
    ]
    sums = frozenset(range(calculated, len(rows)))
    table = Table("balance", words["tables"]["balance"], columns, rows, words["notes"]["balance"], sums)
    charts = [chart for chart in _charts(issued) if chart.bars]
    blocks: list[Block] = [*charts, table] if charts else [Paragraph(words["texts"]["no_volumes"]), table]
    return Section("balance", words["sections"]["balance"], blocks, wide=True)


def _part_of_year(issued: Issued, entry: str) -> str:
    """ " (№ 2: 181 days)" of a calculation that covers a part of the year; nothing of any other."""
    period = next((each for each in issued.result.get("periods", ()) if each["entry"] == entry), None)
    if period is None or period["percent_of_year"] >= 100 * (1 - NEAR):
        return ""
    days = number_text(period["days"], issued.language, 1 if period["days"] % 1 else 0)
    said: str = issued.words["texts"]["part_of_year"]
    return said.format(number=issued.numbers[entry], days=days)


ADDING_UP = ("released_m3", "utilised_m3", "flared_m3", "emitted_m3")


def _totals(issued: Issued, rows: Sequence[Mapping[str, Value]]) -> list[dict[str, Value]]:
    """The sum of the calculations in the category. Where some tell of no volume, those that do are summed apart from
    the rest, so that volumes and masses of one row are always of the same calculations; then masses over all."""
    own, texts = [row for row in rows if not row["outside"]], issued.words["texts"]
    whole = [row for row in own if all(row[name] is not None for name in ADDING_UP)]
    if len(whole) == len(own) or not whole:
        return [_total(own, texts["total_here"])]
    rest = [row for row in own if row not in whole]
    masses = {name: _sum(row[name] for row in own) for name in MASSES}
    return [
        _total(whole, texts["total_with_volumes"]),
        {"site": texts["without_volumes"], **{name: _sum(row[name] for row in rest) for name in MASSES}},
        {"site": texts["total_here"], **masses},
    ]


def _total(rows: Sequence[Mapping[str, Value]], said: str) -> dict[str, Value]:
    """The share drained is of the methane of those calculations that tell of both."""
    sums = {name: _sum(row[name] for row in rows) for name in (*VOLUMES, *MASSES)}
    told = [row for row in rows if row["drained_m3"] is not None]
    share = _share(sums["drained_m3"], _sum(row["released_m3"] for row in told))
    return {"site": said, **sums, "drained_percent": share}


def _sum(values: Iterable[Value]) -> float | None:
    """The sum of those that are known; None where none is."""
    known = [float(value) for value in values if isinstance(value, int | float)]
    return sum(known) if known else None


def _share(part: object, whole: object) -> float | None:
    known = isinstance(part, int | float) and isinstance(whole, int | float) and whole > 0
    return 100 * float(part) / float(whole) if known else None  # type: ignore[arg-type]


def _charts(issued: Issued) -> list[Chart]:
    """A drawing of each balance that tells of drainage: others have too little to draw."""
    words = issued.words
    found = []
    for site, each in issued.balances():
        if "drained_m3" not in each:
            continue
        ranges = issued.entry(each["entry"])["calculation"]["uncertainty"]["approach2"]
        bars = [
            Bar(words["columns"][name], each[source], *_ends(ranges.get(RANGED.get(name, ""))))
            for name, source in VOLUMES.items()
            if source in each
        ]
        name, own = f"chart_balance_{issued.numbers[each['entry']]}", words["charts"]
        title = own["balance"].format(site=issued.said(site["name"])) + _part_of_year(issued, each["entry"])
        found.append(Chart(name, title, words["units"]["m3"], bars, own["whiskers"]))
    return found


def _ends(ends: dict[str, float] | None) -> tuple[float | None, float | None]:
    return (ends["low"], ends["high"]) if ends and ends["low"] != ends["high"] else (None, None)
