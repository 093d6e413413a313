"""`firedamp calculate`, `solve`, `methods`, `packages`: values as people type them, answers, refusals."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cli.conftest import Ran

from firedamp.cli.arguments import assignments, uncertainties, value_of
from firedamp.science.errors import InputError

Run = Callable[..., Ran]
COAL = ("ipcc2006.underground", "coal_output=2400000", "mining_factor=18", "post_mining_factor=2.5", "density=0.67")


def test_vector_is_calculated(run: Run) -> None:
    result = run("calculate", *COAL, "--json").json
    assert result["outputs"]["ch4_t"] == pytest.approx(32964.0, rel=1e-7)
    assert result["outputs"]["co2e_t"] == pytest.approx(922992.0, rel=1e-7)
    assert {"method", "gwp_set", "outputs", "uncertainty", "trace", "to_confirm"} <= set(result)


def test_nested_inputs_come_as_json_or_from_a_file(call: Run, file: Callable[..., str]) -> None:
    streams = {"ventilation": [{"flow": 12000, "ch4_percent": 0.35}], "drainage": [{"flow": 60, "ch4_percent": 35}]}
    rest = ("daily_output=9000", "minutes=525600", "density=0.668", "--json")
    given_here = [f"{name}={json.dumps(value)}" for name, value in streams.items()]
    here = call("calculate", "mine.balance", *given_here, *rest).json
    from_file = call("calculate", "mine.balance", "--inputs", file(json.dumps(streams), "in.json"), *rest).json
    assert here["outputs"] == from_file["outputs"]
    assert here["outputs"]["absolute_abundance"] == pytest.approx(63.0)


def test_value_on_the_command_line_wins_over_the_file(call: Run, file: Callable[..., str]) -> None:
    inputs = file('{"coal_output": 1, "mine_depth": 300}', "in.json")
    result = call("calculate", "ipcc2006.underground", "--inputs", inputs, "coal_output=2400000", "--json").json
    assert result["outputs"]["ch4_t"] == pytest.approx(32964.0)


@pytest.mark.parametrize(
    "written", ["2.4 Mt", "2,4 млн т", "2400 kt", "2 400 000", "2\u00a0400\u00a0000 т", "2.4e6", "2400000,0"]
)
def test_output_may_be_written_as_people_write_it(call: Run, written: str) -> None:
    result = call("calculate", "ipcc2006.underground", f"coal_output={written}", "--json").json
    assert result["outputs"]["ch4_t"] == pytest.approx(32964.0)


def test_result_under_another_set_stands_beside(call: Run) -> None:
    result = call("calculate", *COAL, "--beside", "RU", "--beside", "AR6", "--json").json
    assert set(result["gwp_beside"]) == {"RU", "AR6"}


def test_own_uncertainty_replaces_the_default(call: Run) -> None:
    result = call(
        "calculate", *COAL, "--uncertainty", "coal_output=5%", "--uncertainty", "mining_factor=x1,5", "--json"
    ).json
    own = {item["name"]: item for item in result["uncertainty"]["variables"] if item["source"] == "user"}
    assert own["coal_output"]["percent"] == 5
    assert own["mining_factor"]["factor"] == 1.5


def test_text_shows_steps_and_what_is_to_confirm(call: Run) -> None:
    text = call("calculate", *COAL, "--lang", "ru").out
    assert "ch4_volume = coal_output * (mining_factor + post_mining_factor)" in text
    assert "Подтвердить перед официальным отчётом" in text
    assert "32\u00a0964" in text


def test_solution_meets_its_target(call: Run) -> None:
    found = call(
        "solve", "ipcc2006.underground", "co2e_t=50000", "--for", "coal_output", "mine_depth=300", "--json"
    ).json
    assert {"method", "input", "value", "unit", "output", "target"} <= set(found)
    again = call("calculate", "ipcc2006.underground", "mine_depth=300", f"coal_output={found['value']}", "--json").json
    assert again["outputs"]["co2e_t"] == pytest.approx(50_000, rel=1e-9)


def test_solution_is_a_sentence_in_text(call: Run) -> None:
    assert "130,011.9611 t" in call("solve", "ipcc2006.underground", "co2e_t=50 000", "--for", "coal_output").out


def test_methods_are_listed_and_shown(call: Run) -> None:
    listed = call("methods", "--json").json["items"]
    assert {"ipcc2006.underground", "mine.balance", "ru371.flaring"} <= {method["id"] for method in listed}
    assert "ru371.flaring" in call("methods", "--lang", "ru").out
    for method in listed:
        shown = call("methods", "show", method["id"])
        assert shown.code == 0
        assert call("methods", "show", method["id"], "--json").json["id"] == method["id"]


def test_sheet_shows_factors_by_case_and_default_uncertainties(call: Run) -> None:
    text = call("methods", "show", "ru.factors").out
    assert re.search(r"mining_factor +mine_type = underground +15\.1 +ru\.underground\.mining\n", text)
    assert "specific_emission: mine_type = underground: ±50 %; mine_type = surface: a factor of 2 (to confirm)" in text
    assert "mine_depth not given" in call("methods", "show", "ipcc2006.underground").out


def test_years_are_not_grouped_and_russian_numbers_have_decimal_commas(call: Run) -> None:
    given = ("mines=10", "closure_interval=2001-", "inventory_year=2030", "share_gassy=0.5")
    text = call("calculate", "ipcc2006.abandoned.tier1", *given, "--lang", "ru").out
    assert "inventory_year = 2030  (" in text
    assert "2\u00a0030" not in text
    assert "2,030" not in call("calculate", "ipcc2006.abandoned.tier1", *given).out
    assert " = 5,736 * (1 + 4,478 * max(2030 - 2001; 0)) ** (-0,5156) = 0,46" in text


def test_packages_are_listed_with_their_hashes_and_checked(call: Run) -> None:
    items = call("packages", "--validate", "--json").json["items"]
    assert {item["name"]: len(item["hash"]) for item in items}["kuzbass"] == 64
    assert "kuzbass" in call("packages").out


def test_bad_package_of_one_s_own_is_refused(run: Run, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("packages")
    (folder / "own").mkdir()
    (folder / "own" / "datapackage.json").write_text('{"name": "own"')
    done = run("packages", "--validate", FIREDAMP_PACKAGES=str(folder))
    assert (done.code, done.out) == (2, "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("calculate",), "ID"),
        (("calculate", "no.such"), "нет методики no.such"),
        (("calculate", "ipcc2006.underground"), "Добыча угля (coal_output, т): значение не задано"),
        (("calculate", "ipcc2006.underground", "coal_output=-5"), "Добыча угля: −5 т меньше 0 т"),
        (("calculate", "ipcc2006.underground", "coal_output=1,234"), "1.234 или 1234"),
        (("calculate", "ipcc2006.underground", "coal_output=nan"), "не число"),
        (("calculate", "ipcc2006.underground", "coal_output=1e999"), "не конечное число"),
        (("calculate", "ipcc2006.underground", "coal_output=много"), "не число"),
        (("calculate", "ipcc2006.underground", "coal_output=5 вёдер"), "единица «вёдер» неизвестна"),
        (("calculate", "ipcc2006.underground", "coal_output=5 m"), "единица «m» не подходит"),
        (("calculate", "ipcc2006.underground", "coal_output"), "имя=значение"),
        (("calculate", "ipcc2006.underground", "coal_output=1", "coal_output=2"), "задано дважды"),
        (("calculate", "ipcc2006.underground", "coal_outptu=1"), "coal_output"),
        (("calculate", "ipcc2006.underground", "coal_output=[1"), "JSON"),
        (("calculate", *COAL, "--gwp-set", "X"), "нет набора ПГП «X»"),
        (("calculate", *COAL, "--beside", "X"), "нет набора ПГП «X»"),
        (("calculate", *COAL, "--uncertainty", "coal_output=big"), "не неопределённость"),
        (("calculate", *COAL, "--uncertainty", "coal_output"), "не неопределённость"),
        (("calculate", *COAL, "--draws", "1"), "испытаний"),
        (("calculate", *COAL, "--inputs", "none.json"), "нет такого файла"),
        (("solve", "ipcc2006.underground", "co2e_t=-5", "--for", "coal_output"), "ни при каком"),
        (("solve", "ipcc2006.underground", "co2e_t", "--for", "coal_output"), "РЕЗУЛЬТАТ=ЦЕЛЬ"),
        (("solve", "ipcc2006.underground", "co2e_t=5"), "--for"),
        (("solve", "ipcc2006.underground", "nothing=5", "--for", "coal_output"), "нет результата nothing"),
        (("methods", "show", "no.such"), "нет методики no.such"),
        (("no-such-command",), "нет команды"),
        (("up", "--port", "0"), "--port"),
    ],
)
def test_wrong_use_is_said_in_russian_with_code_2_and_nothing_printed(
    call: Run, arguments: tuple[str, ...], said: str
) -> None:
    done = call(*arguments, FIREDAMP_LANG="ru")
    assert (done.code, done.out) == (2, "")
    assert said in done.error
    assert "Traceback" not in done.error


@pytest.mark.parametrize("content", ["[1]", "{", '{"a": NaN}', '{"a": 1, "a": 2}', "\xff", "5"])
def test_file_of_inputs_that_is_none_is_refused(call: Run, file: Callable[..., str], content: str) -> None:
    done = call("calculate", "ipcc2006.underground", "--inputs", file(content, "in.json", "latin-1"))
    assert (done.code, done.out) == (2, "")


# values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2.4", 2.4),
        ("2,4", 2.4),
        ("-5", -5.0),
        ("true", True),
        ("нет", False),
        ("[1, 2]", [1, 2]),
        ('{"a": 1}', {"a": 1}),
        ("1976-2000", "1976-2000"),
        ("2001-", "2001-"),
        ("bituminous", "bituminous"),
        ("20 °C", {"value": 20.0, "unit": "°C"}),
        ("35%", {"value": 35.0, "unit": "%"}),
        ("5 тыс. м3", {"value": 5.0, "unit": "1000 m3"}),
    ],
)
def test_value_is_read(text: str, value: object) -> None:
    assert value_of("x", text) == value


def test_value_of_a_choice_is_its_text() -> None:
    assert assignments(["closure_interval=2001-", "n=2001"], frozenset({"closure_interval", "n"})) == {
        "closure_interval": "2001-",
        "n": "2001",
    }


@given(
    value=st.floats(allow_nan=False, allow_infinity=False).filter(lambda value: value == 0 or 1e-5 < abs(value) < 1e15)
)
def test_any_number_as_python_writes_it_is_read_exactly(value: float) -> None:
    assert value_of("x", repr(value)) == value


@pytest.mark.parametrize(
    ("text", "size"),
    [("5%", {"percent": 5.0}), ("x2", {"factor": 2.0}), ("×1,5", {"factor": 1.5}), ("х3", {"factor": 3.0})],
)
def test_uncertainty_is_a_percentage_or_a_factor(text: str, size: dict[str, float]) -> None:
    assert uncertainties([f"a={text}"]) == {"a": size}


def test_every_bad_word_is_named_at_once() -> None:
    with pytest.raises(InputError) as caught:
        assignments(["a", "b=1,234", "c=1", "c=2"])
    assert [problem.rule for problem in caught.value.problems] == [
        "bad_assignment",
        "ambiguous_argument",
        "repeated_assignment",
    ]


def test_a_method_shows_its_term_and_where_its_defaults_come_from(call: Run) -> None:
    shown = call("methods", "show", "ru371.combustion").out
    assert "valid from 2023-03-01 to 2029-03-01" in shown
    assert "oxidation_factor = 1: Firedamp, calculation methods, ru371.combustion" in shown
    assert "valid since 2006-01-01" in call("methods", "show", "ipcc2006.abandoned.tier1").out
    assert "срок действия не указан" in call("methods", "show", "ru.factors", "--lang", "ru").out


def test_a_value_given_for_what_is_asked_for_is_said_not_to_be_used(call: Run) -> None:
    asked = ("solve", "ipcc2006.underground", "co2e_t=50000", "--for", "coal_output")
    done = call(*asked, "coal_output=7", "--json")
    assert done.json["value"] == call(*asked, "--json").json["value"]
    assert done.error == "Note: the value given for coal_output is not used: it is what is asked for\n"
    assert "coal_output не использовано" in call(*asked, "coal_output=7", "--lang", "ru").error


@pytest.mark.parametrize(
    ("name", "reason"),
    [("inventory_year", "целое число"), ("closure_interval", "выбор из слов")],
)
def test_what_is_no_number_cannot_be_solved_for_and_says_why(call: Run, name: str, reason: str) -> None:
    given = ("mines=3", "closure_interval=1976-2000", "inventory_year=2000")
    done = call("solve", "ipcc2006.abandoned.tier1", "co2e_t=100", "--for", name, *given, "--lang", "ru")
    assert (done.code, done.out) == (2, "")
    assert reason in done.error
    assert "integer" not in done.error


def test_a_result_out_of_all_bounds_is_said_in_words_alone(run: Run) -> None:
    done = run("calculate", "ru371.venting", "gas_volume=1e307", "ch4_percent=50", "--lang", "ru")
    assert (done.code, done.out, done.error) == (2, "", "Выбросы метана: результат слишком велик\n")


def test_more_coal_than_the_world_gives_is_refused_with_the_rule_named(call: Run) -> None:
    done = call("calculate", "ipcc2006.underground", "coal_output=1e30", "--lang", "ru")
    assert (done.code, done.out) == (2, "")
    assert "Добыча угля: 1e+30 т больше 10\u00a0000\u00a0000\u00a0000 т: правило правдоподобия" in done.error


def test_a_number_too_large_to_be_one_is_quoted_as_it_was_given(call: Run) -> None:
    assert "“-1e400” is not a finite number" in call("calculate", "mine.relative", "coal_output=-1e400").error


def test_mines_that_were_not_yet_closed_are_said_to_be_so(call: Run) -> None:
    given = ("mines=3", "closure_interval=2001-", "inventory_year=2000")
    done = call("calculate", "ipcc2006.abandoned.tier1", *given, "--lang", "ru")
    assert done.error == "Год кадастра: 2000: шахты этих лет закрытия тогда ещё не были закрыты (2001-)\n"


def test_years_and_emissions_a_year_have_their_units(call: Run) -> None:
    given = ("mines=1", "coal_rank=anthracite", "emission_before_closure=5 млн м3/год", "years_since_closure=3 года")
    text = call("calculate", "ipcc2006.abandoned.tier2", *given, "--lang", "ru").out
    assert "emission_before_closure = 5 000 000 м³/год" in text.replace("\u00a0", " ").replace("\u202f", " ")
    assert "years_since_closure = 3 год" in text
    assert "1,72 1/год" in text
