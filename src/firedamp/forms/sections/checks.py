"""Is the report whole, free of double counting, and explained against last year?"""

from __future__ import annotations

from typing import Any

from firedamp.forms.content import Bar, Chart, Column, Paragraph, Section, Table, Value
from firedamp.forms.document import Issued, clean
from firedamp.forms.sections.columns import MASS_DECIMALS, last_of, number, text_columns
from firedamp.forms.sections.emissions import MOST_BARS, numbers_text
from firedamp.forms.sections.keys import cells_of_site, key_of
from firedamp.messages import describe
from firedamp.science.errors import Problem
from firedamp.science.reporting.questions import proven_by

CHECKS = (
    "unfit_for_site", "kind_contradicts", "covered_twice", "given_again", "given_at_two_sites", "outputs_differ",
    "exceeds_year", "burnt_not_taken_off",
)  # fmt: skip

STATE_SHARES = {
    "site": 1.4, "code": 1, "category": 2.2, "state": 1.2, "notation_key": 0.6, "calculations": 0.8, "reason": 1.6,
}  # fmt: skip


def completeness(issued: Issued) -> Section:
    """Sites × categories with their states, then each cell that has a notation key, with the reason."""
    words = issued.words
    return Section("completeness", words["sections"]["completeness"], [_matrix(issued), _keys(issued)])


def _matrix(issued: Issued) -> Table:
    words = issued.words
    categories = issued.result["categories"]
    states = {(cell["mine_id"], cell["category"]): cell for cell in issued.result["cells"]}
    rows: list[dict[str, Value]] = [
        {
            "site": issued.site_name(site),
            **{each["category"]: _state(issued, states.get((site, each["category"]))) for each in categories},
        }
        for site in issued.sites
    ]
    columns = [*text_columns(issued, {"site": 1.6})]
    columns += [Column(each["category"], each["code"]) for each in categories]
    legend = "; ".join(f"{each['code']} — {issued.said(each['name'])}" for each in categories)
    return Table("completeness", words["tables"]["completeness"], columns, rows, f"{legend}. {words['notes']['keys']}")


def _state(issued: Issued, cell: Any) -> str:
    if cell is None:
        return "—"
    key = cell["notation_key"]
    state: str = issued.words["states"][cell["state"]]
    return f"{state} ({key})" if key else state


def _keys(issued: Issued) -> Table:
    words = issued.words
    names = {row["category"]: issued.said(row["name"]) for row in issued.result["categories"]}
    rows: list[dict[str, Value]] = [
        {
            "site": issued.site_name(cell["mine_id"]),
            "code": cell["code"],
            "category": names[cell["category"]],
            "state": words["states"][cell["state"]],
            "notation_key": cell["notation_key"] or "",
            "calculations": numbers_text(issued, cell["entries"]),
            "reason": clean(cell["reason"]),
        }
        for cell in issued.result["cells"]
    ]
    return Table("states", words["tables"]["states"], text_columns(issued, STATE_SHARES), rows)


def double_counting(issued: Issued) -> Section:
    """Each check that was made, and what it found."""
    words = issued.words
    found = issued.result["double_counting"]
    rows: list[dict[str, Value]] = []
    for rule in CHECKS:
        said = [describe(Problem(**each), issued.language) for each in found if each["rule"] == rule]
        rows.append({"check": words["checks"][rule], "outcome": clean("; ".join(said)) or words["nothing_found"]})
    columns = text_columns(issued, {"check": 2, "outcome": 2})
    table = Table("double_counting", words["tables"]["double_counting"], columns, rows)
    return Section("double_counting", words["sections"]["double_counting"], [table, *_questions(issued)])


def _questions(issued: Issued) -> list[Table]:
    """What the checks asked, what was answered, and how much of the year each measurement covers."""
    words = issued.words
    asked: list[dict[str, Value]] = [
        {"check": clean(describe(Problem(**each["problem"]), issued.language)), "reason": _answer(issued, each)}
        for each in issued.result.get("questions", ())
    ]
    covered: list[dict[str, Value]] = [
        {
            "site": issued.site_name(each["mine_id"]),
            "calculations": numbers_text(issued, [each["entry"]]),
            "days": each["days"],
            "of_year_percent": each["percent_of_year"],
        }
        for each in issued.result.get("periods", ())
    ]
    days = [number(issued, "days", decimals=1), number(issued, "of_year_percent", "percent", 1)]
    tables = [
        Table("questions", words["tables"]["questions"], text_columns(issued, {"check": 2, "reason": 2}), asked),
        Table(
            "periods",
            words["tables"]["periods"],
            [*text_columns(issued, {"site": 2, "calculations": 1}), *days],
            covered,
        ),
    ]
    return [table for table in tables if table.rows]


def _answer(issued: Issued, question: Any) -> str:
    """The reason given, and the documents that are attached to what is asked of."""
    proofs = [n for entry, symbol in proven_by(question["problem"]) for n in issued.attached_numbers(entry, symbol)]
    numbers = ", ".join(map(str, sorted(set(proofs))))
    by = issued.words["sources"]["attached"].format(numbers=numbers) if numbers else ""
    return "; ".join(filter(None, (clean(question["reason"]), by)))


def comparison(issued: Issued) -> Section:
    """This year beside the last, under one GWP set, with the reasons that the organisation gives."""
    words, result = issued.words, issued.result
    title = words["sections"]["comparison"]
    if not result["comparison"]:
        return Section("comparison", title, [Paragraph(words["texts"]["no_last_year"])])
    rows: list[dict[str, Value]] = [
        {
            "site": issued.said(each["name"]) + words["presence"][each["presence"]],
            **_two_years(issued, each),
            "change_t": each["change_t"],
            "change_t_low": each["change_t_low"],
            "change_t_high": each["change_t_high"],
            "change_percent": each["change_percent"],
            "beyond": words["yes"] if each["beyond_uncertainty"] else words["no"],
            "reason": clean(each["reason"]),
        }
        for each in result["comparison"]
    ]
    columns = [
        *text_columns(issued, {"site": 1.6}),
        *(
            number(issued, name, "t_co2e", MASS_DECIMALS, 1.25)
            for name in ("last_co2e_t", "co2e_t", "change_t", "change_t_low", "change_t_high")
        ),
        number(issued, "change_percent", "percent", 1, 0.9),
        *text_columns(issued, {"beyond": 1.1, "reason": 2.4}),
    ]
    table = Table(
        "comparison", words["tables"]["comparison"], columns, rows, words["notes"]["comparison"],
        last_of(rows),
    )  # fmt: skip
    last = issued.document["question"]["last"]
    draft = [Paragraph(words["texts"]["last_year_draft"].format(year=last["year"]))] if last.get("draft") else []
    return Section("comparison", title, [*draft, _years_chart(issued), table], wide=True)


def _two_years(issued: Issued, each: Any) -> dict[str, Value]:
    """The emission of both years: nothing of a site that was not there, a notation key where nothing is estimated."""
    key = key_of(cells_of_site(issued, each["subject"])) if each["subject"] in issued.sites else ""
    now = None if each["presence"] == "gone" else key or each["co2e_t"]
    return {"last_co2e_t": None if each["presence"] == "new" else each["last_co2e_t"], "co2e_t": now}


def _years_chart(issued: Issued) -> Chart:
    words = issued.words
    shown = [row for row in issued.result["comparison"][:-1] if row["co2e_t"] or row["last_co2e_t"]]
    rows = sorted(shown, key=lambda row: -max(row["co2e_t"], row["last_co2e_t"]))[:MOST_BARS]
    bars = []
    for row in rows:
        site = issued.sites.get(row["subject"], {})
        ends = site.get("co2e_t_low"), site.get("co2e_t_high")
        bars.append(Bar(issued.said(row["name"]), row["co2e_t"], *ends, row["last_co2e_t"]))
    last = issued.document["question"]["last"]["year"]
    return Chart(
        "chart_years", words["charts"]["years"], words["units"]["t_co2e"], bars, words["charts"]["whiskers_now"],
        now=str(issued.year), then=str(last),
    )  # fmt: skip
