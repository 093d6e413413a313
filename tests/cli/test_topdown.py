"""`firedamp topdown` and `firedamp compliance`: real plumes beside mines, mines against dated limits."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import Ran

Run = Callable[..., Ran]
PACKAGE = Path(__file__).parents[2] / "data" / "plumes"
PLUMES, MINES = str(PACKAGE / "plumes.csv"), str(PACKAGE / "mines.csv")
TABLE = """Шахта;Тип;Год;Добыча, тыс. т;Назначение угля;Отведено дегазацией, м3;Эффективность факела
Северная;подземная;2024;1 000;энергетический;0;
Южная;подземная;2024;1 000;коксующийся;5 000 000;97,5
"""


def test_nothing_is_compared_before_a_mine_is_chosen(call: Run) -> None:
    told = call("topdown", PLUMES, "--mines", MINES, "--json").json
    assert len(told["plumes"]) == 92
    assert any(len(plume["candidates"]) > 1 for plume in told["plumes"])
    assert all(mine["verdict"] is None for mine in told["mines"])


def test_a_chosen_mine_is_compared_with_both_ranges(call: Run) -> None:
    done = call("topdown", PLUMES, "--mines", MINES, "--mine", "M1012", "--persistence", "0.6",
                "--persistence-range", "0,4-0,8", "--json")  # fmt: skip
    mine = next(each for each in done.json["mines"] if each["mine_id"] == "M1012")
    assert mine["top_down"]["ch4_t"] == pytest.approx(mine["observed"]["mean_kg_h"] * 0.6 * mine["hours"] / 1000)
    assert mine["inventory"]["ch4_t_low"] < mine["inventory"]["ch4_t"] < mine["inventory"]["ch4_t_high"]
    assert mine["verdict"] in ("overlap", "above", "below")
    assert "one standard deviation" in done.error


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--mine", "M9999"), "no plume near mine"),
        (("--mine", "M1012", "--persistence", "1.5"), "more than 1"),
        (("--choose", "CH4T1269"), "“CH4T1269” does not have the form CH4T1269=M1012"),
        (("--year", "last"), "--year: “last” is not a whole number"),
        (("--choose", "CH4T1269=M1012", "--radius", "0.001"), "no mine lies within the radius of plume CH4T1269"),
        (("--persistence-range", "0.4-0.8"), "Persistence: its range “0.4–0.8” is given"),
        (("--radius", "0"), "Radius"),
    ],
)
def test_what_is_wrong_is_said(call: Run, arguments: tuple[str, ...], said: str) -> None:
    done = call("topdown", PLUMES, "--mines", MINES, *arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.error


def test_the_kuzbass_has_no_real_plumes_near_it(call: Run) -> None:
    done = call("topdown", PLUMES, "--lang", "ru")
    assert "нет у 92" in done.out


def test_a_basin_is_held_against_the_limits_of_its_year_and_those_ahead(call: Run) -> None:
    told = call("compliance", "--json", "--draws", "500").json
    ahead = {each["limit"]["id"] for each in told["counts"] if each["ahead"]}
    assert {"eu.1787.ventilation.2027", "eu.1787.ventilation.2031"} <= ahead
    assert {row["reason"] for row in told["rows"]} >= {"coking_coal", "surface_mine", "coal_use_mixed"}


def test_one_s_own_table_says_the_kind_of_coal_and_its_drainage(call: Run, tmp_path: Path) -> None:
    (tmp_path / "mines.csv").write_bytes(TABLE.encode("cp1251"))
    told = call("compliance", "mines.csv", "--method", "ipcc2006", "--draws", "500", "--json").json
    found = {(row["name"]["ru"], row["limit"]["id"]): row for row in told["rows"]}
    assert found["Южная", "eu.1787.ventilation.2027"]["reason"] == "coking_coal"
    assert found["Северная", "eu.1787.ventilation.2027"]["status"] == "exceeds"
    assert found["Северная", "eu.1787.drainage_venting"]["reason"] == "nothing_drained"
    assert found["Южная", "eu.1787.drainage_flaring"]["margin"] == -0.5


def test_a_column_that_the_check_reads_is_not_told_as_unused(call: Run, tmp_path: Path) -> None:
    titles = "Шахта;Тип;Год;Добыча, тыс. т;lat;lon;Назначение угля;stoppages;Цвет"
    text = f"{titles}\nA;подземная;2024;1 000;38,9;111,1;;0;к\n"
    (tmp_path / "mines.csv").write_text(text, "utf-8")
    checked = call("topdown", PLUMES, "--mines", "mines.csv", "--lang", "ru").error
    judged = call("compliance", "mines.csv", "--draws", "500", "--method", "ipcc2006", "--lang", "ru").error
    assert "не использованы столбцы: Назначение угля; stoppages; Цвет\n" in checked
    assert "не использованы столбцы: lat; lon; Цвет\n" in judged


def test_every_fault_of_a_table_is_told_once(call: Run, tmp_path: Path) -> None:
    text = "Mine,Type,Year,Output kt,Stoppages,coal_use\nA,underground,soon,x,y,peat\nB,underground,2024,-1,1,\n"
    (tmp_path / "mines.csv").write_text(text, "utf-8")
    done = call("compliance", "mines.csv", "--lang", "ru")
    told = done.error.splitlines()
    assert (done.code, done.out, len(told)) == (2, "", len(set(told)))
    cells = [line.split(":")[0] for line in told]
    assert sorted(cells) == sorted(set(cells))
    assert len(cells) == 5
    assert not any("stoppages:" in line for line in told)


@pytest.mark.parametrize(("lang", "share"), [("ru", "0,6"), ("en", "0.6")])
def test_a_persistence_has_a_decimal_comma_or_point(call: Run, lang: str, share: str) -> None:
    arguments = ("topdown", PLUMES, "--mines", MINES, "--mine", "M1012", "--radius", "5,0", "--json")
    told = call(*arguments, "--persistence", share, "--lang", lang).json
    assert told["persistence"]["value"] == 0.6


def test_a_persistence_that_is_no_number_is_told_in_russian(call: Run) -> None:
    done = call("topdown", PLUMES, "--persistence", "много", "--lang", "ru")
    assert done.code == 2
    assert "«много» — не число" in done.error


def test_a_limit_that_there_is_not_names_those_there_are(call: Run) -> None:
    done = call("compliance", "--limit", "eu.0")
    assert done.code == 2
    assert "eu.1787.ventilation.2027" in done.error


@pytest.mark.parametrize("command", ["topdown", "compliance"])
@pytest.mark.parametrize(("lang", "mark"), [("en", "default: best"), ("ru", "по умолчанию: best")])
def test_the_help_names_one_default_of_the_method(call: Run, command: str, lang: str, mark: str) -> None:
    told = " ".join(call(command, "--help", "--lang", lang).out.split())
    assert mark in told
    assert "ipcc2006 (" not in told


def test_every_limit_that_is_none_is_named(call: Run) -> None:
    told = call("compliance", "--limit", "zz", "--limit", "yy").error
    assert ("“zz”" in told, "“yy”" in told) == (True, True)
