"""`firedamp inventory`: the Kuzbass by every method, a user's own table, every form of output."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from tests.cli.conftest import Ran

from firedamp.datapackages import package
from firedamp.tables import read_mines

Run = Callable[..., Ran]
TABLE = (
    "Шахта;Тип;Год;Добыча, тыс. т;Глубина, м\nАлардинская;подземная;2023;1 700,5;700\nБачатский;разрез;2022;10 000;\n"
)
QUICK = ("--draws", "500")
# Totals of the data package's README, kt CH4: (underground, surface)
README_KT = {"ipcc2006": (1423.83, 117.92), "ru.factors": (886.01, 497.39), "gem_model": (960.31, 577.55)}


@pytest.mark.parametrize(("lang", "title"), [("en", "Demonstration basin (synthetic)"), ("ru", "(синтетический)")])
def test_an_inventory_of_the_demonstration_basin_names_it_synthetic(call: Run, lang: str, title: str) -> None:
    printed = call("inventory", "--basin", "demonstration", "--year", "2019", "--lang", lang).out
    assert title in printed.splitlines()[0]
    assert package("demonstration").attribution[lang] in printed


@pytest.mark.parametrize("method", README_KT)
def test_kuzbass_agrees_with_the_totals_of_its_readme(call: Run, method: str) -> None:
    shown = call("inventory", "--method", method, "--json", *QUICK).json
    assert shown["totals"]["mines"] == 86
    assert shown["totals"]["output_t"] == pytest.approx(208.66e6)
    found = tuple(shown["by_type"][kind]["ch4_t"] / 1000 for kind in ("underground", "surface"))
    assert found == pytest.approx(README_KT[method], abs=0.01)


def test_json_has_the_shape_that_is_promised(call: Run) -> None:
    shown = call("inventory", "--json", *QUICK).json
    assert {"title", "method", "gwp_set", "totals", "by_type", "lines", "to_confirm", "attribution"} <= set(shown)
    assert {"mines", "output_t", "ch4_t", "co2_t", "co2e_t", "co2e_t_low", "co2e_t_high"} <= set(shown["totals"])
    line = next(line for line in shown["lines"] if line["mine_id"] == "M0767")
    assert {"mine_type", "year", "output_t", "method", "ch4_t", "co2e_t"} <= set(line)
    assert (line["name"], line["name_en"], line["name_ru"]) == (
        "Alardinskaya Coal Mine", "Alardinskaya Coal Mine", "шахта Алардинская",
    )  # fmt: skip
    assert len(shown["lines"]) == 86
    assert shown["gwp_set"] == "RU"


def test_names_are_russian_in_russian(call: Run) -> None:
    shown = call("inventory", "--json", "--lang", "ru", *QUICK).json
    assert "шахта Алардинская" in {line["name"] for line in shown["lines"]}


def test_comparison_holds_every_method_in_the_same_shape(call: Run) -> None:
    methods = call("inventory", "--compare", "--json", *QUICK).json["methods"]
    assert list(methods) == ["ipcc2006", "ru.factors", "gem_model"]
    assert all(shown["totals"]["mines"] == 86 for shown in methods.values())


def test_same_seed_gives_the_same_digits(call: Run) -> None:
    assert call("inventory", "--json", *QUICK).out == call("inventory", "--json", *QUICK).out
    assert call("inventory", "--json", *QUICK, "--seed", "2").out != call("inventory", "--json", *QUICK).out


def test_year_keeps_only_its_outputs(call: Run) -> None:
    shown = call("inventory", "--year", "2023", "--json", *QUICK).json
    assert {line["year"] for line in shown["lines"]} == {2023}


@pytest.mark.parametrize("by", ["mine", "company", "district", "parent", "mine_type"])
def test_sums_by_a_group_come_to_the_total(call: Run, by: str) -> None:
    shown = call("inventory", "--by", by, "--json", *QUICK).json
    assert sum(row["co2e_t"] for row in shown[f"by_{by}"]) == pytest.approx(shown["totals"]["co2e_t"])


def test_companies_are_screened_against_the_threshold(call: Run) -> None:
    shown = call("inventory", "--by", "company", "--json", *QUICK).json
    assert {row["certainty"] for row in shown["screening"]} <= {"above", "below", "uncertain"}


def test_text_shows_totals_range_marks_and_attribution(call: Run) -> None:
    text = call("inventory").out
    assert "1,423.83" in text
    assert "95 % range, kt CO2e" in text
    assert "To confirm before an official report" in text
    assert text.endswith("Data: Global Coal Mine Tracker, Global Energy Monitor, May 2026 release, CC BY 4.0\n")


def test_russian_text_writes_numbers_as_russian_does(call: Run) -> None:
    text = call("inventory", "--lang", "ru").out
    assert "1\u00a0423,83" in text
    assert "подземная" in text


def test_columns_of_the_text_are_aligned(call: Run) -> None:
    lines = call("inventory", "--by", "mine_type", *QUICK).out.splitlines()
    rule = next(number for number, line in enumerate(lines) if line.startswith("───"))
    assert len({len(line) for line in lines[rule : rule + 5]}) == 1


@pytest.mark.parametrize("by", ["company", "district", "parent", "mine_type", "source"])
def test_each_sum_bears_the_marks_of_what_it_rests_on(call: Run, by: str) -> None:
    text = call("inventory", "--by", by, "--method", "ru.factors", *QUICK).out
    table, legend = text.split("To confirm before an official report", 1)
    rows = [line for line in table.splitlines()[3:] if line and not line.startswith("───")]
    header, *sums = rows
    assert header.endswith("*")
    assert all(re.search(r" {2}[a-e]{2,5}$", line) for line in sums)
    assert "(RU): concerns CO2e, not CH4" in legend
    if by == "mine_type":
        marks = {line.split()[0]: line.split()[-1] for line in sums}
        assert set(marks["Total"]) == set(marks["underground"]) | set(marks["surface"])


def test_comparison_marks_each_method_and_says_which_item_is_whose(call: Run) -> None:
    text = call("inventory", "--compare", *QUICK).out
    assert "IPCC 2006, Tier 1, kt CO2e [a]" in text
    assert "Kuzbass factors, kt CO2e [abcde]" in text
    legend = text.split("To confirm before an official report", 1)[1]
    of_ipcc, rest = legend.split("  Kuzbass factors:")
    of_kuzbass, of_gem = rest.split("  GEM model:")
    assert "(ru.surface.mining)" in of_kuzbass
    assert "(ru.surface.mining)" not in of_ipcc + of_gem


def test_screening_shows_the_duty_and_apart_from_it_what_the_range_leaves_open(call: Run) -> None:
    rows = call("inventory", "--by", "company", "--json", *QUICK).json["screening"]
    text = call("inventory", "--by", "company", *QUICK).out
    words = {"above": "certain: wholly above", "below": "certain: wholly below", "uncertain": "left open"}
    assert {(row["reports"], row["certainty"]) for row in rows} >= {(True, "uncertain"), (False, "uncertain")}
    for row in rows:
        line = next(line for line in text.splitlines() if line.startswith(row["company"]["name"][:40]))
        duty = "yes" if row["reports"] else "no"
        assert re.search(rf" {duty} +{words[row['certainty']]} ", line), line


# a user's own table


def test_the_encoding_of_a_table_may_be_said(call: Run, file: Callable[..., str]) -> None:
    name = file(TABLE, encoding="cp866")
    assert call("inventory", name, "--encoding", "cp866", "--json", *QUICK).json
    wrong = call("inventory", name, "--encoding", "utf-8", *QUICK)
    assert (wrong.code, "UTF-8" in wrong.error) == (2, True)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_own_table_is_calculated(call: Run, file: Callable[..., str], encoding: str) -> None:
    shown = call("inventory", file(TABLE, encoding=encoding), "--json", *QUICK).json
    assert (shown["totals"]["mines"], shown["totals"]["output_t"]) == (2, 11_700_500.0)
    # 1700.5 kt · (25 + 4) m³/t · 0.67 kg/m³ below 400 m; 10 Mt · (1.2 + 0.1) · 0.67 (IPCC 2006, eq. 4.1.3, 4.1.7)
    assert [line["ch4_t"] for line in shown["lines"]] == pytest.approx([33_040.715, 8_710.0])


def test_table_from_standard_input_is_calculated(run: Run) -> None:
    assert run("inventory", "-", "--json", *QUICK, stdin=TABLE.encode()).json["totals"]["mines"] == 2


def test_year_of_a_table_without_one_is_taken_from_the_option(call: Run, file: Callable[..., str]) -> None:
    done = call("inventory", file("Шахта;Тип;Добыча, т\nА;шахта;5\n"), "--year", "2022", "--json", *QUICK)
    assert done.json["lines"][0]["year"] == 2022
    assert "2022" in done.error


def test_rows_of_other_years_are_said_not_to_count(call: Run, file: Callable[..., str]) -> None:
    done = call("inventory", file(TABLE), "--year", "2023", "--json", *QUICK)
    assert done.json["totals"]["mines"] == 1
    assert "rows of other years, not counted: 1" in done.error


def test_bad_rows_are_all_named_and_nothing_is_printed(run: Run, file: Callable[..., str]) -> None:
    bad = "Шахта;Тип;Год;Добыча, т\nА;завод;2023;5\nБ;шахта;2023;-1\nВ;шахта;2023;5\nВ;шахта;2023;6\n"
    done = run("inventory", file(bad, encoding="cp1251"), "--lang", "ru")
    assert (done.code, done.out) == (2, "")
    assert [line[: len("Строка 2")] for line in done.error.splitlines()] == ["Строка 2", "Строка 3", "Строка 5"]


def test_comparison_leaves_out_the_method_that_lacks_figures(call: Run, file: Callable[..., str]) -> None:
    done = call("inventory", file(TABLE), "--compare", "--json", *QUICK)
    assert list(done.json["methods"]) == ["ipcc2006", "ru.factors"]
    (note,) = done.error.splitlines()
    assert note.startswith("Not computed: ")
    assert "GEM model" in note
    assert "Seam gas content" in note


NOT_COMPUTED = {
    "en": "Not computed: Absolute abundance; Relative abundance; Seam gas content (the mines lack: Absolute methane "
    "abundance, Relative methane abundance, Gas content of the seam at the mine's depth, Gas of adjacent seams)\n",
    "ru": "Не рассчитано: Абсолютная метанообильность; Относительная метанообильность; Газоносность пласта (у "
    "предприятий нет данных: Абсолютная метанообильность, Относительная метанообильность, Газоносность пласта на "
    "глубине работ, Газ сближенных пластов)\n",
}


@pytest.mark.parametrize("lang", NOT_COMPUTED)
def test_comparison_says_once_what_it_leaves_out(call: Run, lang: str) -> None:
    assert call("inventory", "--compare", "--lang", lang, *QUICK).error == NOT_COMPUTED[lang]


def test_gas_content_that_a_method_needs_is_asked_for_by_mine(call: Run, file: Callable[..., str]) -> None:
    done = call("inventory", file(TABLE), "--method", "gem_model", "--lang", "ru")
    assert done.code == 2
    assert "Строка 2, Алардинская: не заданы: Газоносность; Отношение всего газа к газу пласта" in done.error
    assert len(done.error.splitlines()) == done.error.count("Строка")
    assert done.error.count("Алардинская") == 1


def test_the_best_of_the_kuzbass_is_its_factors_and_of_a_table_the_ipcc(call: Run, file: Callable[..., str]) -> None:
    of_kuzbass = call("inventory", "--method", "best", "--json", *QUICK).json
    of_table = call("inventory", file(TABLE), "--method", "best", "--json", *QUICK).json
    assert {line["route"] for line in of_kuzbass["lines"]} == {"ru.factors"}
    assert {line["route"] for line in of_table["lines"]} == {"ipcc2006"}


def test_the_best_of_the_demonstration_basin_is_of_its_mines_own_figures(call: Run) -> None:
    options = ("--basin", "demonstration", "--method", "best", "--year", "2015", "--json", *QUICK)
    lines = call("inventory", *options).json["lines"]
    assert {line["route"] for line in lines} == {"measured", "abundance", "gas_content", "ipcc2006"}
    assert {line["route"] for line in lines if line["mine_type"] == "surface"} == {"ipcc2006"}
    assert {line["quality"] for line in lines} == {"synthetic"}


def test_a_table_s_own_abundances_are_the_best_of_its_mines(call: Run, file: Callable[..., str]) -> None:
    """20 m³/min over 525 600 minutes; 9,4 m³/t of 1 700,5 thousand tonnes; 0.668 kg/m³."""
    header = "Шахта;Тип;Год;Добыча, тыс. т;Абсолютная метанообильность, м³/мин;Относительная метанообильность, м³/т\n"
    rows = "А;шахта;2023;1 700,5;20;\nБ;шахта;2023;1 700,5;;9,4\nВ;разрез;2023;1 700,5;;\n"
    lines = call("inventory", file(header + rows), "--method", "best", "--json", *QUICK).json["lines"]
    assert [line["route"] for line in lines] == ["measured", "abundance", "ipcc2006"]
    assert lines[0]["ch4_t"] == pytest.approx(20 * 525_600 * 0.000668)
    assert lines[1]["ch4_t"] == pytest.approx(9.4 * 1_700_500 * 0.000668)
    assert lines[1]["origin"]["relative_abundance_m3_t"]["row"] == 3


def test_an_abundance_that_a_method_needs_is_asked_for_by_mine(call: Run, file: Callable[..., str]) -> None:
    done = call("inventory", file(TABLE), "--method", "abundance", "--lang", "ru")
    assert (done.code, done.out) == (2, "")
    assert done.error.splitlines() == [
        "Строка 2, Алардинская: Относительная метанообильность (relative_abundance_m3_t): значение не задано",
        (
            "Строка 3, столбец «Тип», Бачатский: Относительная метанообильность не применяется: "
            "у разрезов нет метанообильности"
        ),
    ]


@pytest.mark.parametrize("options", [(), ("--compare",)])
def test_a_fault_that_the_method_finds_names_the_row_of_the_file(
    call: Run, file: Callable[..., str], options: tuple[str, ...]
) -> None:
    rows = "А;шахта;2022;5;0\nА;шахта;2023;5;900000000\nБ;шахта;2023;5;0\n"
    done = call("inventory", file("Шахта;Тип;Год;Добыча, т;Утилизировано, м³\n" + rows), *options, *QUICK)
    assert (done.code, done.out) == (2, "")
    assert re.findall("^Row .*?: ", done.error, re.MULTILINE) == ["Row 3, column “Утилизировано, м³”, А: "]
    assert len(done.error.splitlines()) == 1


def test_every_bad_row_is_named_whatever_finds_it(call: Run, file: Callable[..., str]) -> None:
    rows = (
        "Алардинская;подземная;2023;1 700,5;99999;\n"  # out of range
        "Распадская;подземная;2023;abc;500;\n"  # not a number
        "Юбилейная;подземная;2023;100;300;999999\n"  # more utilised than released
        "Осинники;подземная;2020;100;88888;\n"  # out of range, in a year that is not asked for
        "Осинники;подземная;2023;100;300;\n"
        "Есаульская;подземная;2023;200;77777;\n"  # out of range again
        "Берёзовская;подземная;2023;;300;\n"  # no output
    )
    header = "Шахта;Тип;Год;Добыча, тыс. т;Глубина, м;Утилизировано, тыс. м³\n"
    for options in ((), ("--year", "2023"), ("--compare",)):
        done = call("inventory", file(header + rows), "--lang", "ru", *options, *QUICK)
        assert (done.code, done.out) == (2, "")
        assert re.findall("^Строка (\\d), столбец «(.*?)»", done.error, re.MULTILINE) == [
            ("2", "Глубина, м"),
            ("3", "Добыча, тыс. т"),
            ("4", "Утилизировано, тыс. м³"),
            ("5", "Глубина, м"),
            ("7", "Глубина, м"),
            ("8", "Добыча, тыс. т"),
        ]


def test_what_a_method_lacks_is_named_beside_bad_rows(call: Run, file: Callable[..., str]) -> None:
    rows = "А;шахта;2023;5;5\nБ;шахта;2023;пять;5\nВ;шахта;2023;5;500\n"
    header = "Шахта;Тип;Год;Добыча, т;Газоносность, м³/т\n"
    done = call("inventory", file(header + rows), "--method", "gem_model", "--lang", "ru", *QUICK)
    assert [line[: len("Строка 2")] for line in done.error.splitlines()] == ["Строка 2", "Строка 3", "Строка 4"]


def test_many_bad_rows_of_many_are_found_soon(call: Run, file: Callable[..., str]) -> None:
    rows = "".join(f"М{place};шахта;2023;5;{99999 if place % 1000 == 0 else 300}\n" for place in range(5_000))
    done = call("inventory", file("Шахта;Тип;Год;Добыча, т;Глубина, м\n" + rows), *QUICK)
    assert len(done.error.splitlines()) == 5


@pytest.mark.parametrize("rubbish", [bytes(range(256)) * 8, b"\xff\x98\x01", "просто слова".encode("cp1251")])
def test_rubbish_by_the_name_of_a_workbook_is_said_to_be_none(
    call: Run, file: Callable[..., str], rubbish: bytes
) -> None:
    done = call("inventory", file(rubbish, name="bin.xlsx"))
    assert (done.code, done.error) == (2, "the file is not an Excel workbook, though its name says so\n")


# exports


def test_csv_has_a_row_for_each_line_with_units_and_attribution(call: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(call("inventory", "--csv", *QUICK).out)))
    assert len(rows) == 86
    assert sum(float(row["ch4_t"]) for row in rows) / 1000 == pytest.approx(1423.83 + 117.92, abs=0.01)
    assert {row["source"] for row in rows} == {
        "Global Coal Mine Tracker, Global Energy Monitor, May 2026 release, CC BY 4.0"
    }


@pytest.mark.parametrize(
    "options",
    [
        ("--csv",),
        ("--csv", "--csv-style", "excel"),
        ("--csv", "--csv-style", "excel", "--lang", "ru"),
        ("--csv", "--compare"),
    ],
)
def test_exported_csv_reads_back_to_the_same_lines(call: Run, options: tuple[str, ...]) -> None:
    exported = call("inventory", *options, *QUICK).out
    assert same_lines(exported.encode())


@pytest.mark.parametrize("options", [(), ("--lang", "ru"), ("--compare",), ("--by", "company")])
def test_exported_workbook_reads_back_to_the_same_lines(call: Run, tmp_path: Path, options: tuple[str, ...]) -> None:
    done = call("inventory", "--xlsx", "out.xlsx", *options, *QUICK)
    assert done.code == 0, done.error
    assert same_lines((tmp_path / "out.xlsx").read_bytes())


def same_lines(exported: bytes) -> bool:
    """Whether an export of the Kuzbass reads back to the figures that its inventory was calculated from."""
    from firedamp.datapackages import mine_years, package

    def figures(line: dict[str, Any]) -> tuple[Any, ...]:
        names = ("mine_id", "mine_type", "year", "output_t", "depth_m", "gas_content_m3_t", "emission_coefficient")
        return (*(line.get(name) for name in names), line["name"]["ru"], line["company"]["name"], tuple(line["parent"]))

    original = [figures(line) for line in mine_years(package("kuzbass"))]
    return [figures(line) for line in read_mines(exported, "export").rows] == original


def test_workbook_is_the_same_bytes_each_time(call: Run, tmp_path: Path) -> None:
    for name in ("one.xlsx", "two.xlsx"):
        call("inventory", "--xlsx", name, *QUICK)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_attribution_survives_export_and_reading(call: Run, tmp_path: Path) -> None:
    call("inventory", "--xlsx", "out.xlsx", *QUICK)
    assert "Global Coal Mine Tracker" in call("inventory", "out.xlsx", "--json", *QUICK).json["attribution"]["en"]


def test_formula_in_a_name_is_made_harmless_and_comes_back(call: Run, file: Callable[..., str]) -> None:
    exported = call(
        "inventory", file("name;type;year;output, t\n=1+1;surface;2023;5\n@x;mine;2023;6\n"), "--csv", *QUICK
    ).out
    assert "'=1+1" in exported
    assert [row["name"]["en"] for row in read_mines(exported.encode(), "back.csv").rows] == ["=1+1", "@x"]


@pytest.mark.parametrize("by", ["mine", "company", "district", "parent", "mine_type", "source"])
def test_sums_of_a_comparison_hold_every_method(call: Run, by: str) -> None:
    shown = call("inventory", "--compare", "--by", by, "--json", *QUICK).json["methods"]
    rows = list(csv.DictReader(io.StringIO(call("inventory", "--compare", "--by", by, "--csv", *QUICK).out)))
    for method, inventory in shown.items():
        sums = {row["group_id"]: float(row["co2e_t"]) for row in rows if row["method"] == method}
        assert sums == pytest.approx({row["key"]: row["co2e_t"] for row in inventory[f"by_{by}"]}, abs=0.06)


def test_a_workbook_of_a_comparison_has_the_sums_of_every_method(call: Run, tmp_path: Path) -> None:
    call("inventory", "--compare", "--by", "mine_type", "--xlsx", "out.xlsx", *QUICK)
    sheet = CalamineWorkbook.from_path(tmp_path / "out.xlsx").get_sheet_by_name("By mine type").to_python()
    assert [row[0] for row in sheet] == ["Method", *["ipcc2006"] * 2, *["ru.factors"] * 2, *["gem_model"] * 2]


# wrong use


@pytest.mark.parametrize(
    "arguments",
    [
        ("no-such-file.csv",),
        (".",),
        ("--method", "no.such"),
        ("--gwp-set", "AR99"),
        ("--basin", "atlantis"),
        ("--year", "1950"),
        ("--year", "soon"),
        ("--by", "moon"),
        ("--draws", "5"),
        ("--seed", "-1"),
        ("--json", "--csv"),
        ("--compare", "--method", "ipcc2006"),
        ("mines.csv", "--basin", "kuzbass"),
        ("--sheet", "Лист1"),
        ("--xlsx", "no/such/folder/out.xlsx"),
        ("--xlsx", "."),
        ("--no-such-option",),
        ("one.csv", "two.csv"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_wrong_use_is_said_with_code_2_and_nothing_printed(call: Run, arguments: tuple[str, ...], lang: str) -> None:
    done = call("inventory", *arguments, "--lang", lang)
    assert (done.code, done.out) == (2, "")
    assert done.error.strip()
    assert "Traceback" not in done.error
