"""The figures of a form are those of the document, to the digit."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from firedamp.forms import render
from firedamp.forms.catalogue import content_of
from firedamp.forms.content import Chart, Content, Table


def table(content: Content, name: str) -> Table:
    return next(each for _, each in content.tables if each.id == name)


@pytest.fixture(scope="module")
def report(documents) -> Content:
    return content_of(documents["year"], "ghg_report", "ru")


def test_emissions_by_site_are_those_of_the_document(report, documents):
    names = ("ch4_t", "co2_t", "co2e_t", "co2e_t_low", "co2e_t_high")
    rows = [{name: row[name] for name in names} for row in table(report, "by_site").rows]
    said = [*documents["year"]["result"]["sites"], documents["year"]["result"]["totals"]]
    assert rows == [{name: each[name] for name in names} for each in said]


def test_emissions_by_category_end_with_the_total(report, documents):
    rows = table(report, "by_category").rows
    assert len(rows) == len(documents["year"]["result"]["categories"]) + 1
    assert rows[-1]["co2e_t"] == documents["year"]["result"]["totals"]["co2e_t"]


def test_every_cell_of_sites_and_categories_has_its_state(report, documents):
    rows = table(report, "states").rows
    cells = documents["year"]["result"]["cells"]
    assert [row["notation_key"] or None for row in rows] == [cell["notation_key"] for cell in cells]
    assert "Отвалы рекультивированы" in [row["reason"] for row in rows]


def test_every_check_for_double_counting_is_named_with_its_outcome(report):
    assert [row["outcome"] for row in table(report, "double_counting").rows] == ["нарушений не найдено"] * 8


def test_a_check_that_found_something_says_so_in_words(document):
    document["result"]["double_counting"] = [
        {"field": "A", "rule": "given_again", "value": None,
         "params": {"site": {"en": "Alpha", "ru": "Альфа"}, "methods": {"en": "M", "ru": "М"}, "entries": ["1", "2"]}},
    ]  # fmt: skip
    rows = table(content_of(document, "ghg_report", "ru"), "double_counting").rows
    assert "Альфа" in rows[3]["outcome"]


def test_a_form_holds_the_particulars_that_decree_707_asks_for(report):
    said = {pair.key: pair.value for pair in report.particulars}
    assert said["inn"] == "4205000000"
    assert said["ogrn"] == "1024200000000"
    assert said["year"] == "2024"
    assert said["issued"] == "28 ноября 2026 г., 16:00 UTC"
    sections = {section.id for section in report.sections}
    asked = "sites methods activity completeness double_counting comparison screening confirmations attachments outside"
    assert {*asked.split(), "signatures", "trace"} <= sections


def test_a_subtotal_of_the_inventory_sums_its_own_codes_only(documents):
    """1.B.1.a.ii begins with the letters of 1.B.1.a.i and is no part of it."""
    rows = {row["code"]: row for row in table(content_of(documents["year"], "ipcc_table", "en"), "inventory").rows}
    under = [row["ch4_t"] for code, row in rows.items() if code.startswith("1.B.1.a.i.")]
    assert rows["1.B.1.a.i"]["ch4_t"] == pytest.approx(sum(under), rel=1e-9)
    assert rows["1.B.1.a"]["ch4_t"] == pytest.approx(rows["1.B.1.a.i"]["ch4_t"] + rows["1.B.1.a.ii"]["ch4_t"], rel=1e-9)
    assert rows["1.B.1"]["co2e_t_low"] == documents["year"]["result"]["totals"]["co2e_t_low"]


def test_an_implied_factor_is_methane_by_coal(documents):
    rows = {row["code"]: row for row in table(content_of(documents["year"], "ipcc_table", "en"), "inventory").rows}
    mining = rows["1.B.1.a.ii.1"]
    assert mining["activity"] == 3e6
    assert mining["factor"] == pytest.approx(mining["ch4_t"] * 1000 / 3e6)


def test_a_factor_is_not_implied_by_a_part_of_the_coal(document):
    for site in document["result"]["sites"]:
        site["output_t"] = None
    rows = {row["code"]: row for row in table(content_of(document, "ipcc_table", "en"), "inventory").rows}
    assert rows["1.B.1.a.ii.1"]["factor"] is None


def test_the_balance_holds_volumes_of_each_calculation(documents):
    found = table(content_of(documents["year"], "methane_balance", "en"), "balance").rows[0]
    said = documents["year"]["result"]["sites"][0]["balance"][0]
    assert (found["released_m3"], found["drained_m3"]) == (said["ch4_volume_m3"], said["drained_m3"])
    assert (found["utilised_m3"], found["flared_m3"]) == (said["methane_utilised_m3"], said["methane_flared_m3"])
    assert found["emitted_m3"] == said["ch4_emitted_volume_m3"]


def test_balances_of_parts_of_the_year_are_told_apart(document):
    of_mine = next(each for each in document["result"]["sites"] if each["mine_id"] == "A")["balance"][0]
    for each in document["result"]["periods"]:
        if each["entry"] == of_mine["entry"]:
            each.update({"days": 181.0, "percent_of_year": 49.6})
    content = content_of(document, "methane_balance", "ru")
    assert table(content, "balance").rows[0]["calculation"].endswith(" (№ 1: 181 сут.)")
    titles = [chart.title for section in content.sections for chart in section.blocks if isinstance(chart, Chart)]
    assert titles == ["Шахта «Альфа»: баланс метана (№ 1: 181 сут.)"]


def test_the_trace_holds_every_line_of_every_calculation(report, documents):
    for number, entry in enumerate(documents["year"]["result"]["entries"], start=1):
        rows = [*table(report, f"given_{number}").rows, *table(report, f"trace_{number}").rows]
        trace = entry["calculation"]["trace"]
        assert [row["symbol"].text for row in rows] == [line["symbol"] for line in trace]
        assert [(row["low"], row["high"]) for row in rows] == [(line["low"], line["high"]) for line in trace]


def test_a_line_names_the_confirmation_and_the_document_behind_it(report):
    rows = {row["symbol"].text: row["source"] for row in table(report, "given_1").rows}
    assert "подтверждение № 1" in rows["gwp_ch4"]
    assert rows["flow_ventilation"] == "указано организацией; документ № 1"
    # Of a coal output that was given only how unsure it is was confirmed, and no more is said.
    given = {row["symbol"].text: row["source"] for row in table(report, "given_2").rows}
    assert re.fullmatch(r"указано организацией; неопределённость — подтверждение № \d+", given["coal_output"])
    assert "документ №" not in rows["temperature_c_ventilation"]


def test_a_calculation_tells_its_inputs_results_and_contributors(documents):
    content = content_of(documents["calculation"], "calculation", "en")
    calculation = documents["calculation"]["result"]["entries"][0]["calculation"]
    assert [row["value"] for row in table(content, "results_1").rows] == list(calculation["outputs"].values())
    shares = [row["share_percent"] for row in table(content, "contributors_1").rows]
    assert shares == sorted(shares, reverse=True)
    assert 12_000 in [row["value"] for row in table(content, "inputs_1").rows]


def test_json_holds_the_hash_and_the_tables_with_units(documents):
    found: dict[str, Any] = json.loads(render(documents["year"], "ghg_report", "ru", "json"))
    assert found["hash"] == documents["year"]["report"]["hash"]
    blocks = [block for section in found["sections"] for block in section["blocks"]]
    by_site = next(block for block in blocks if block.get("id") == "by_site")
    assert {"key": "co2e_t", "label": "Всего", "unit": "т CO₂-экв."} in by_site["columns"]
    assert by_site["rows"][0]["co2e_t"] == documents["year"]["result"]["sites"][0]["co2e_t"]


def test_a_first_year_and_one_before_the_law_are_told_in_words(document):
    document["result"] |= {"comparison": [], "screening": None, "outside": []}
    document |= {"confirmations": [], "attachments": []}
    sections = {section.id: section for section in content_of(document, "ghg_report", "en").sections}
    assert [type(sections[name].blocks[0]).__name__ for name in ("comparison", "screening", "outside")] == [
        "Paragraph"
    ] * 3
    assert render(document, "ghg_report", "en", "pdf")
