"""`firedamp experiment`: the same seed gives the same table; times stand apart; a sentence says what to trust."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import python_calamine
from tests.cli.conftest import Ran

Run = Callable[..., Ran]
File = Callable[..., str]
QUICK = ("--methods", "linear,mean", "--share", "20", "--repeats", "2")
RISING = "\n".join(["year,north,south", *(f"{1990 + n},{10 + n},{100 - 2 * n}" for n in range(30))])


def test_same_seed_gives_the_same_table_and_another_another(run: Run, file: File) -> None:
    file(RISING, "a.csv")
    first, second = (run("experiment", "a.csv", *QUICK, "--seed", "7") for _ in range(2))
    assert (first.code, first.out) == (0, second.out), first.error
    assert run("experiment", "a.csv", *QUICK, "--seed", "8").out != first.out
    assert first.error.startswith("Seconds: ")


def test_a_sentence_for_each_pattern_says_which_method_to_trust(call: Run, file: File) -> None:
    file(RISING, "a.csv")
    done = call("experiment", "a.csv", *QUICK, "--patterns", "random,block")
    assert "Block: trust Linear interpolation here, with an error of 0 standard deviations" in done.out
    assert done.out.index("Linear interpolation") < done.out.index("Mean")  # the best first
    assert "Блок" not in done.out
    assert "Отрезок: доверия заслуживает метод «Линейная интерполяция»" in (
        call("experiment", "a.csv", *QUICK, "--patterns", "block", "--lang", "ru").out
    )


def test_table_has_errors_with_their_counts(call: Run, file: File) -> None:
    file(RISING, "a.csv")
    shown = call("experiment", "a.csv", *QUICK, "--patterns", "random", "--json").json
    assert [row["method"] for row in shown["rows"]] == ["linear", "mean"]
    mean = shown["rows"][1]
    assert mean["count"] == mean["mape_count"] == 24  # 6 of 30 in 2 series, twice
    assert mean["rmse"] >= mean["mae"] > 0
    assert min(mean["scaled_mae"], mean["mape"]) > 0
    assert all(timing["seconds"] > 0 for timing in shown["timings"])


def test_table_is_written_as_csv_json_and_workbook(call: Run, file: File, tmp_path: Path) -> None:
    file(RISING, "a.csv")
    common = ("experiment", "a.csv", *QUICK, "--patterns", "tail")
    for name in ("one.csv", "two.csv", "a.json", "a.xlsx"):
        done = call(*common, "--out", name)
        assert done.code == 0, done.error
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes()
    assert (tmp_path / "one.csv").read_text("utf-8").splitlines()[1].startswith("tail,20.0,linear,")
    assert json.loads((tmp_path / "a.json").read_text("utf-8"))["seed"] == 1
    assert python_calamine.load_workbook(str(tmp_path / "a.xlsx")).sheet_names == ["Errors", "Times"]
    assert call(*common, "--out", "one.csv").error == "“one.csv” is there already; --force replaces it\n"


def test_table_of_a_data_package_is_tried(call: Run) -> None:
    done = call(
        "experiment", "methane_abundance", "--basin", "demonstration", "--columns", "absolute_abundance_m3_min",
        "--methods", "linear", "--share", "10", "--patterns", "random", "--repeats", "1",
    )  # fmt: skip
    assert done.code == 0, done.error
    assert "Artificial gaps in 67 series (1990 … 2023" in done.out


def test_table_of_a_server_is_tried(call: Run, server: tuple[str, str]) -> None:
    done = call(
        "experiment", "methane_abundance", "--basin", "demonstration", "--columns", "absolute_abundance_m3_min",
        "--methods", "linear", "--share", "10", "--patterns", "random", "--repeats", "1",
        FIREDAMP_URL=server[0], FIREDAMP_TOKEN="",
    )  # fmt: skip
    assert done.code == 0, done.error
    assert "Artificial gaps in 67 series (1990 … 2023" in done.out


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["a.csv", "--share", "x"], "“x”: give shares in per cent, such as 10,20,40"),
        (["a.csv", "--share", "90"], "Share of gaps: 0.9 is more than 0.8"),
        (["a.csv", "--patterns", "holes"], "Pattern of gaps: “holes” is not one of: random, block, tail, several"),
        (["a.csv", "--basin", "demonstration"], "give a file or --basin, not both"),
        (["missing.csv"], "“missing.csv”: there is no such file"),
        (
            ["coal_output"],
            (
                "“coal_output”: there is neither such a file nor such a table in the package kuzbass (its tables: "
                "mines, district_mapping, districts, towns); --basin names another package, --url a server"
            ),
        ),
    ],
)
def test_wrong_use_is_refused(call: Run, file: File, arguments: list[str], error: str) -> None:
    file(RISING, "a.csv")
    done = call("experiment", *arguments)
    assert (done.code, done.out, done.error) == (2, "", error + "\n")


def test_too_few_values_to_hide_any_are_refused(call: Run, file: File) -> None:
    file("Год;А\n2018;1\n2019;\n2020;3\n", "a.csv")
    assert "too few" in call("experiment", "a.csv").error or "none can be hidden" in call("experiment", "a.csv").error
