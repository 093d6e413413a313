"""What does not occur or is not estimated is a notation key in a table, and no bar in a chart."""

from __future__ import annotations

from copy import deepcopy

import pytest

from firedamp.forms.catalogue import content_of
from firedamp.forms.content import Chart


def blocks(document, form, language="ru"):
    return [block for section in content_of(document, form, language).sections for block in section.blocks]


def rows(document, form, name, by):
    found = next(block for block in blocks(document, form) if getattr(block, "id", "") == name)
    return {row[by]: row for row in found.rows if by in row}, found


def emptied(document, mine_id, state):
    """Of a site nothing is calculated any more: every category of it is in one state."""
    key = {"not_occurring": "NO", "not_estimated": "NE"}[state]
    for cell in document["result"]["cells"]:
        if cell["mine_id"] == mine_id:
            nought = {name: 0.0 for name in cell if name.startswith(("ch4_t", "co2_t", "co2e_t"))}
            cell |= {**nought, "state": state, "notation_key": key, "entries": []}
    return document


@pytest.mark.parametrize(("state", "key"), [("not_occurring", "NO"), ("not_estimated", "NE")])
def test_a_category_prints_its_key_and_not_nought(document, state, key):
    found, table = rows(emptied(document, "B", state), "ghg_report", "by_category", "code")
    assert {found["1.B.1.a.ii.1"][name] for name in ("ch4_t", "co2e_t", "co2e_t_low")} == {key}
    assert isinstance(found["1.B.1.a.i.1"]["co2e_t"], float)
    assert "NE (not estimated) — не оценено" in table.note


def test_a_site_prints_its_keys(document):
    found, _ = rows(emptied(document, "B", "not_estimated"), "ghg_report", "by_site", "site")
    assert found["Разрез «Бета»"]["co2e_t"] == "NE"


def test_the_inventory_prints_keys_and_so_do_its_subtotals(document):
    found, _ = rows(emptied(document, "B", "not_occurring"), "ipcc_table", "inventory", "code")
    assert found["1.B.1.a.ii.1"]["ch4_t"] == found["1.B.1.a.ii"]["ch4_t"] == "NO"
    assert isinstance(found["1.B.1.a"]["ch4_t"], float)


def test_what_is_not_estimated_has_no_bar(document):
    charts = [each for each in blocks(emptied(document, "B", "not_estimated"), "ghg_report") if isinstance(each, Chart)]
    by_site, by_category = charts[:2]
    assert "Разрез «Бета»" not in [bar.label for bar in by_site.bars]
    assert not [bar.label for bar in by_category.bars if bar.label.startswith(("1.B.1.a.ii", "1.B.1.b"))]


def test_a_site_of_one_year_has_nothing_in_the_other(document):
    document["result"]["comparison"][1] |= {"presence": "new", "last_co2e_t": 0.0}
    found, _ = rows(document, "ghg_report", "comparison", "site")
    assert found["Разрез «Бета» (новая)"]["last_co2e_t"] is None


def test_the_balance_sums_the_volumes_of_its_own_category(documents):
    _, table = rows(documents["year"], "methane_balance", "balance", "site")
    *own, total = table.rows
    within = [row for row in own if "(сектор" not in row["calculation"]]
    assert len(within) == len(own) - 1
    for name in ("released_m3", "drained_m3", "utilised_m3", "flared_m3", "emitted_m3"):
        known = [row[name] for row in within if row[name] is not None]
        assert total[name] == (pytest.approx(sum(known)) if known else None)
    drained = [row for row in within if row["drained_m3"] is not None]
    share = 100 * sum(row["drained_m3"] for row in drained) / sum(row["released_m3"] for row in drained)
    assert total["drained_percent"] == pytest.approx(share)


def test_the_printed_numbers_of_the_balance_add_up_in_every_row_and_in_the_total(documents):
    """Emitted = released − utilised − flared + what the flare leaves unburnt: 2 % of it, as its sheet takes."""
    _, table = rows(documents["year"], "methane_balance", "balance", "site")
    adding_up = [row for row in table.rows if row["released_m3"] is not None]
    assert len(adding_up) == 5  # the mine's balance, its post-mining, the surface mine, the closed one, and their total
    for row in adding_up:
        emitted = row["released_m3"] - row["utilised_m3"] - row["flared_m3"] + 0.02 * row["flared_m3"]
        assert row["emitted_m3"] == pytest.approx(emitted, abs=1), row
    *own, total = table.rows
    within = [row for row in own if "(сектор" not in row["calculation"]]
    assert total["emitted_m3"] == pytest.approx(sum(row["emitted_m3"] for row in within))
    assert total["ch4_t"] == pytest.approx(sum(row["ch4_t"] for row in within))
    for row in within:
        assert row["ch4_t"] / row["emitted_m3"] == pytest.approx(0.00067, rel=0.01)  # t of each m³ emitted


def test_calculations_without_volumes_are_summed_apart(documents):
    document = deepcopy(documents["year"])
    of_surface = document["result"]["sites"][1]["balance"][0]
    for name in ("ch4_volume_m3", "methane_utilised_m3", "methane_flared_m3", "ch4_emitted_volume_m3"):
        del of_surface[name]
    _, table = rows(document, "methane_balance", "balance", "site")
    with_volumes, without, total = table.rows[-3:]
    assert (without["ch4_t"], without.get("released_m3")) == (of_surface["ch4_t"], None)
    assert total["ch4_t"] == pytest.approx(with_volumes["ch4_t"] + without["ch4_t"])
    assert total.get("emitted_m3") is None
    assert with_volumes["emitted_m3"] > 0


def test_questions_stand_with_their_answers(document):
    utilised, _ = document["result"]["questions"]  # of the methane that the balance takes away, and that it flares
    utilised["reason"] = "Учтено счётчиком котельной"
    _, table = rows(document, "ghg_report", "questions", "check")
    assert [row["reason"] for row in table.rows] == ["Учтено счётчиком котельной", ""]
    document["attachments"][0]["symbol"] = "methane_utilised"
    _, table = rows(document, "ghg_report", "questions", "check")
    assert table.rows[0]["reason"] == "Учтено счётчиком котельной; документ № 1"
