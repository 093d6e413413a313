"""Every rule has its sentence in both languages, and the sentence reads as people speak."""

from __future__ import annotations

import re

import pytest

from firedamp.messages import LANGUAGES, describe, label_text, number_text, unit_text
from firedamp.messages.wording import PLACE, catalogue, shipped_labels
from firedamp.science.errors import CODES, RULES, DataError, InputError, MethodError, Problem, SheetError
from firedamp.science.methods import library

METHANE_135 = Problem("ch4_percent", "above_maximum", 135, {"maximum": 100, "unit": "percent"})


def sentences(lang: str) -> dict[str, list[str]]:
    found = catalogue(lang)["sentences"]
    return {rule: [text] if isinstance(text, str) else text for rule, text in found.items()}


@pytest.mark.parametrize("rule", [*RULES, *CODES])
def test_every_rule_of_the_science_has_both_texts(rule: str) -> None:
    assert all(rule in sentences(lang) for lang in LANGUAGES)


def test_both_catalogues_hold_the_same_rules() -> None:
    english, russian = (catalogue(lang) for lang in LANGUAGES)
    assert {part: set(english[part]) for part in english} == {part: set(russian[part]) for part in russian}


@pytest.mark.parametrize("rule", sorted(sentences("en")))
def test_both_texts_of_a_rule_fill_the_same_places(rule: str) -> None:
    places = {lang: [sorted(set(PLACE.findall(text))) for text in sentences(lang)[rule]] for lang in LANGUAGES}
    assert places["en"] == places["ru"]


@pytest.mark.parametrize("rule", sorted(sentences("ru")))
def test_russian_text_has_no_english_words(rule: str) -> None:
    allowed = r"Firedamp|CSV|XLSX|PDF|Excel|JSON|UTF-\d+|Windows-1251|OUTPUT|true|false|x2|co2e_t|methods|--[a-z]+"
    allowed += r"|firedamp|smtp\S*|ARFF|Parquet|UTC|@[a-z]+|numeric|real|integer|date|string|Asia/Novokuznetsk|ppm"
    allowed += r"|forecast train|migrate|backup|ZIP|\d+min|duckdb|spark\S*|local\S*|postgres\S*|SQLite"
    for text in sentences("ru")[rule]:
        assert not re.search(r"[A-Za-z]{2,}", re.sub(allowed, "", PLACE.sub("", text)))


@pytest.mark.parametrize("field", sorted(shipped_labels()))
def test_every_label_is_in_both_languages(field: str) -> None:
    assert all(shipped_labels()[field].get(lang) for lang in LANGUAGES)


def test_russian_sentence_uses_the_words_of_the_field() -> None:
    assert describe(METHANE_135, "ru") == "Концентрация метана: 135 % больше 100 %"


def test_english_sentence_uses_the_words_of_the_field() -> None:
    assert describe(METHANE_135, "en") == "Methane concentration: 135 % is more than 100 %"


def test_sentence_without_unit_is_chosen_when_the_problem_has_none() -> None:
    problem = Problem("mines", "below_minimum", -1, {"minimum": 0})
    assert describe(problem, "ru") == "Шахты: −1 меньше 0"


def test_unit_of_a_pure_number_leaves_no_gap() -> None:
    problem = Problem("flare_efficiency", "above_maximum", 1.5, {"maximum": 1, "unit": "1"})
    assert describe(problem, "ru") == "Эффективность факела: 1,5 больше 1"


def test_a_missing_unit_is_shown_by_an_example_with_a_unit() -> None:
    params = {"label": {"en": "Output", "ru": "Добыча"}, "unit": "t", "units": ("t", "m3/s")}
    said = describe(Problem("output_t", "no_column_unit", None, params), "ru")
    assert "например «Добыча, т» (известны: т, м³/с)" in said


def test_place_in_a_file_comes_first() -> None:
    problem = Problem("output_t", "not_a_number", "много", {"row": 1007, "column": "Добыча, т"})
    assert describe(problem, "ru") == "Строка 1007, столбец «Добыча, т»: Добыча угля: «много» — не число"


def test_item_of_a_list_is_counted_from_one() -> None:
    assert label_text("ventilation[0].ch4_percent", "en") == "Ventilation returns, 1: Methane concentration"


def test_a_sheet_s_own_label_wins_over_the_shipped_one() -> None:
    assert describe(METHANE_135, "en", {"ch4_percent": "CH4 of the pipe"}).startswith("CH4 of the pipe: 135 %")


def test_several_problems_give_a_line_each() -> None:
    error = InputError([METHANE_135, Problem("density", "missing")])
    assert describe(error, "ru").splitlines()[1] == "Плотность метана: значение не задано"


def test_unknown_rule_still_gives_a_sentence() -> None:
    assert describe(Problem("density", "too_blue", 3, {"limit": 2}), "en") == "Density of methane: too blue; 3; limit 2"


@pytest.mark.parametrize(
    "error",
    [
        MethodError("unknown_method", method="x"),
        SheetError("a.toml", 3, "bad"),
        DataError("m.csv", 4, "bad"),
        ValueError("odd"),
    ],
)
def test_every_error_has_a_sentence(error: Exception) -> None:
    assert all(describe(error, lang) for lang in LANGUAGES)


def test_terminal_codes_in_a_given_value_are_made_harmless() -> None:
    assert "\x1b" not in describe(Problem("name", "not_a_number", "\x1b[31mred"), "en")


def test_long_value_is_cut() -> None:
    assert len(describe(Problem("name", "not_a_number", "x" * 10_000), "en")) < 150


@pytest.mark.parametrize(
    ("value", "english", "russian"),
    [
        (1234567.5, "1,234,567.5", "1\u00a0234\u00a0567,5"),
        (2400000, "2,400,000", "2\u00a0400\u00a0000"),
        (0.98, "0.98", "0,98"),
        (-0.5, "−0.5", "−0,5"),
        (1e20, "1e+20", "1e+20"),
        (0.0, "0", "0"),
    ],
)
def test_number_is_written_as_the_language_does(value: float, english: str, russian: str) -> None:
    assert (number_text(value, "en"), number_text(value, "ru")) == (english, russian)


def test_rounded_zero_has_no_minus() -> None:
    assert number_text(-0.001, "en", 1) == "0.0"


@pytest.mark.parametrize(
    ("unit", "russian"), [("m3/t", "м³/т"), ("percent", "%"), ("m3/min", "м³/мин"), ("1", ""), ("Mt", "млн т")]
)
def test_unit_is_written_in_russian(unit: str, russian: str) -> None:
    assert unit_text(unit, "ru") == russian


def names_of_inputs() -> set[str]:
    inputs = [item for method_id in library().ids() for item in library().sheet(method_id).inputs.values()]
    return {part.name for item in inputs for part in (item, *item.fields.values())}


@pytest.mark.parametrize("field", sorted(names_of_inputs()))
def test_every_input_of_a_sheet_has_a_label(field: str) -> None:
    assert field in shipped_labels()


def test_what_begins_with_a_point_keeps_the_space_before_it() -> None:
    problem = Problem("file", "unknown_ending", "a.doc", {"choices": ".csv, .xlsx"})
    assert "known: .csv, .xlsx" in describe(problem, "en")
    assert "известны: .csv, .xlsx" in describe(problem, "ru")
