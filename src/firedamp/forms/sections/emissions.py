"""How much was emitted: in all, by category, by site, and by both; under other GWP sets, and in other sectors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from firedamp.forms.content import Bar, Chart, Pair, Pairs, Paragraph, Section, Table, Value
from firedamp.forms.document import Issued
from firedamp.forms.sections.columns import MASS_DECIMALS, masses, masses_of, number, text_columns
from firedamp.forms.sections.keys import SUMMED, cells_of_category, cells_of_site, emits, masses_or_key
from firedamp.forms.sections.threshold import gaps_text
from firedamp.messages import number_text

MOST_BARS = 15


def summary(issued: Issued) -> Section:
    """The total on one look."""
    named = [
        (f"{row['code']} {issued.said(row['name'])}", row)
        for row in _categories(issued)
        if emits(cells_of_category(issued, row["category"]))
    ]
    charts = [chart for chart in (by_site_chart(issued), _chart(issued, "by_category", named)) if chart.bars]
    return Section("summary", issued.words["sections"]["summary"], [Pairs("totals", "", _totals(issued)), *charts])


def _totals(issued: Issued) -> list[Pair]:
    totals, gwp = issued.result["totals"], gwp_record(issued)
    own, columns, units = (issued.words[name] for name in ("summary", "columns", "units"))
    ends = own["from_to"].format(low=_mass(issued, totals["co2e_t_low"]), high=_mass(issued, totals["co2e_t_high"]))
    draws = own["draws_text"].format(
        draws=number_text(issued.result["draws"], issued.language),
        seed=issued.result["seed"],
        generator=issued.result["generator"],
    )
    return [
        Pair("co2e_t", columns["co2e_t"], totals["co2e_t"], units["t_co2e"], MASS_DECIMALS),
        Pair("range", own["range"], ends, units["t_co2e"]),
        *([Pair("incomplete", own["incomplete"], gaps)] if (gaps := gaps_text(issued)) else []),
        Pair("below_percent", own["below_percent"], _off(totals, "low"), "%", 1),
        Pair("above_percent", own["above_percent"], _off(totals, "high"), "%", 1),
        Pair("ch4_t", columns["ch4_t"], totals["ch4_t"], units["t"], MASS_DECIMALS),
        Pair("co2_t", columns["co2_t"], totals["co2_t"], units["t"], MASS_DECIMALS),
        Pair("gwp_set", own["gwp_set"], issued.said(gwp.get("title"))),
        Pair("gwp_ch4", own["gwp_ch4"], gwp.get("ch4")),
        Pair("gwp_co2", own["gwp_co2"], 1),
        Pair("draws", own["draws"], draws),
    ]


def _off(totals: Mapping[str, float], end: str) -> float | None:
    """How far an end of the range is from the total, percent."""
    total = totals["co2e_t"]
    return abs(100 * (totals[f"co2e_t_{end}"] - total) / total) if total else None


def _mass(issued: Issued, value: float) -> str:
    return number_text(float(value), issued.language, MASS_DECIMALS)


def gwp_record(issued: Issued) -> Mapping[str, Any]:
    """The GWP set of the report, as it is frozen."""
    sets = issued.document["library"]["gwp_sets"]
    return next((each for each in sets if each["id"] == issued.result["gwp_set"]), {})


def _categories(issued: Issued) -> Sequence[Mapping[str, Any]]:
    found: Sequence[Mapping[str, Any]] = issued.result["categories"]
    return found


def by_site_chart(issued: Issued) -> Chart:
    """The sites that emit: one of which nothing is estimated has no bar, not even of nought."""
    rows = [row for row in issued.result["sites"] if emits(cells_of_site(issued, row["mine_id"]))]
    return _chart(issued, "by_site", [(issued.said(row["name"]), row) for row in rows])


def _chart(issued: Issued, name: str, rows: Sequence[tuple[str, Mapping[str, Any]]]) -> Chart:
    """The largest first; of very many, the largest only, and the note says so."""
    words = issued.words["charts"]
    largest = sorted(rows, key=lambda row: -row[1]["co2e_t"])[:MOST_BARS]
    note = words["whiskers"]
    if len(rows) > MOST_BARS:
        note += " " + words["largest"].format(shown=MOST_BARS, all=len(rows))
    bars = [Bar(label, row["co2e_t"], row["co2e_t_low"], row["co2e_t_high"]) for label, row in largest]
    return Chart(f"chart_{name}", words[name], issued.words["units"]["t_co2e"], bars, note)


def emissions(issued: Issued) -> Section:
    """By category, and by site."""
    words = issued.words
    return Section("emissions", words["sections"]["emissions"], [by_category(issued), by_site(issued)])


def by_category(issued: Issued) -> Table:
    rows: list[dict[str, Value]] = [
        {
            "code": row["code"],
            "category": issued.said(row["name"]),
            **masses_or_key(row, cells_of_category(issued, row["category"])),
        }
        for row in _categories(issued)
    ]
    columns = [*text_columns(issued, {"code": 1.0, "category": 2.2}), *masses(issued)]
    return Table("by_category", issued.words["tables"]["by_category"], columns, *_with_total(issued, rows, "category"))


def by_site(issued: Issued) -> Table:
    rows: list[dict[str, Value]] = [
        {"site": issued.said(row["name"]), **masses_or_key(row, cells_of_site(issued, row["mine_id"]))}
        for row in issued.result["sites"]
    ]
    columns = [*text_columns(issued, {"site": 3.0}), *masses(issued)]
    return Table("by_site", issued.words["tables"]["by_site"], columns, *_with_total(issued, rows, "site"))


def _with_total(
    issued: Issued, rows: list[dict[str, Value]], named: str
) -> tuple[list[dict[str, Value]], str, frozenset[int]]:
    total = {named: issued.words["total"], **masses_of(issued.result["totals"])}
    notes = issued.words["notes"]
    keyed = any(isinstance(row["co2e_t"], str) for row in rows)
    note = f"{notes['range_of_sums']} {notes['notation']}" if keyed else notes["range_of_sums"]
    return [*rows, total], note, frozenset((len(rows),))


def by_site_and_category(issued: Issued) -> Section:
    """Every cell of sites × categories that emits, with the calculations behind it."""
    words = issued.words
    names = {row["category"]: issued.said(row["name"]) for row in _categories(issued)}
    rows: list[dict[str, Value]] = [
        {
            "site": issued.site_name(cell["mine_id"]),
            "code": cell["code"],
            "category": names[cell["category"]],
            "calculations": numbers_text(issued, cell["entries"]),
            **masses_of(cell),
        }
        for cell in issued.result["cells"]
        if cell["state"] in SUMMED
    ]
    columns = [
        *text_columns(issued, {"site": 1.8, "code": 1.0, "category": 2.4, "calculations": 0.8}),
        *masses(issued),
    ]
    table = Table("cells", words["tables"]["cells"], columns, *_with_total(issued, rows, "site"))
    return Section("cells", words["sections"]["cells"], [table], wide=True)


def numbers_text(issued: Issued, entries: Sequence[str]) -> str:
    """The numbers under which calculations stand in the report."""
    return ", ".join(f"№ {issued.numbers[name]}" if issued.language == "ru" else f"No. {issued.numbers[name]}"
                     for name in entries)  # fmt: skip


def gwp_beside(issued: Issued) -> Section:
    """The same masses under other GWP sets."""
    words = issued.words
    rows: list[dict[str, Value]] = []
    for each in issued.document["library"]["gwp_sets"]:
        if each["id"] in issued.result["gwp_beside"]:
            co2e = issued.result["gwp_beside"][each["id"]]["co2e_t"]
            rows.append({
                "gwp_set": issued.said(each["title"]), "document": issued.said(each["source"]),
                "gwp_ch4": each["ch4"], "co2e_t": co2e,
            })  # fmt: skip
    own = frozenset(
        number for number, row in enumerate(rows) if row["gwp_set"] == issued.said(gwp_record(issued).get("title"))
    )
    columns = [
        *text_columns(issued, {"gwp_set": 3, "document": 3}),
        number(issued, "gwp_ch4"),
        number(issued, "co2e_t", "t_co2e", MASS_DECIMALS, 1.3),
    ]
    table = Table("gwp_beside", words["tables"]["gwp_beside"], columns, rows, words["notes"]["gwp_beside"], own)
    return Section("gwp_beside", words["sections"]["gwp_beside"], [table])


def outside(issued: Issued) -> Section:
    """What was calculated here and is reported in other sectors."""
    words = issued.words
    title = words["sections"]["outside"]
    rows: list[dict[str, Value]] = []
    for each in issued.result["outside"]:
        entry = issued.entry(each["entry"])
        rows.append({
            "sector": each["sector"],
            "site": issued.site_name(entry["mine_id"]),
            "method": issued.method(entry).title,
            **masses_of(each),
        })  # fmt: skip
    if not rows:
        return Section("outside", title, [Paragraph(words["texts"]["nothing_outside"])])
    columns = [*text_columns(issued, {"sector": 0.8, "site": 1.6, "method": 2.2}), *masses(issued)]
    table = Table("outside", words["tables"]["outside"], columns, rows, words["notes"]["outside"])
    return Section("outside", title, [table])
