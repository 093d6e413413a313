"""What a file of telemetry is refused for: each fault with its row, column, rule and value."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tables.telemetry import synthetic
from tests.tables.telemetry.conftest import Refuse

from firedamp.messages import describe
from firedamp.science.errors import InputError
from firedamp.tables.grids import Limits
from firedamp.tables.telemetry import TELEMETRY, Asked, delimited, read_telemetry, sources

A, B = "2025-01-01 10:00", "2025-01-01 10:01"


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "file_empty"),
        (b" \r\n\n", "file_empty"),
        (b"\xef\xbb\xbf", "file_empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "file_not_telemetry"),
        (b"\x1f\x8b\x08\x00\x00\x00\x00\x00", "file_not_telemetry"),
        (b"time;MM116\n", "no_titles"),
        (b"0.5;1\n0.6;2\n", "no_titles"),
        (f"{A};0.5\n{B};0.6\n".encode(), "no_titles"),
        (f"time;who\n{A};Ivan\n{B};Piotr\n".encode(), "no_numbers"),
        (b'a;b\n"1;2\n3;4\n', "bad_quotes"),
        (b'a;b\n"1"x;2\n3;4\n', "bad_quotes"),
        (b"\xd0\xcf\x11\xe0 an old workbook", "file_old_excel"),
        (b"PK\x03\x04 no archive", "file_damaged"),
        (b"PAR1 no parquet PAR1", "parquet_damaged"),
    ],
)
def test_no_file_of_telemetry_is_refused(problems: Refuse, content: bytes, rule: str) -> None:
    assert [each.rule for each in problems(content)] == [rule]


def test_name_of_the_file_helps_to_say_what_is_wrong(problems: Refuse) -> None:
    assert problems(b"a;b\n1;2\n", "a.parquet")[0].rule == "parquet_damaged"
    assert problems(b"a;b\n1;2\n", "a.arff")[0].rule == "arff_no_relation"
    assert problems(b"\x00\x01\x02", "a.xlsx")[0].rule == "file_not_a_workbook"


def test_words_among_numbers_are_told_all_at_once_in_the_order_of_rows(problems: Refuse) -> None:
    found = problems(f"time;a;b\n{A};1;сломан\n{B};лава;2\n{B};3;#DIV/0!\n{B};3;4\n")
    assert [(each.rule, each.value, each.params["row"], each.params["column"]) for each in found] == [
        ("not_a_number", "сломан", 2, "b"),
        ("not_a_number", "лава", 3, "a"),
        ("error_cell", "#DIV/0!", 4, "b"),
    ]


def test_no_more_than_fifty_faults_are_told(problems: Refuse) -> None:
    assert len(problems("a;b\n" + "1;2\n" * 50 + "x;y\n" * 100)) == 50


def test_a_number_too_large_is_refused(problems: Refuse) -> None:
    assert [(each.rule, each.params["row"]) for each in problems("a;b\n1;2\n1e999;2\n")] == [("not_finite", 3)]


def test_decimal_commas_between_commas_are_refused(problems: Refuse) -> None:
    found = problems(f"time,a,b\n{A},0,5,1,5\n{B},0,6,1,6\n")
    assert [(each.rule, each.value, each.params["row"]) for each in found] == [
        ("extra_cells", 2, 2),
        ("extra_cells", 2, 3),
    ]


def test_commas_in_titles_that_fit_those_in_numbers_are_refused(problems: Refuse) -> None:
    found = problems(f"time,CH4, %,V, м/с\n{A},0,46,1,2\n{B},0,47,1,3\n")
    assert [(each.rule, each.value) for each in found] == [("title_is_unit", "%"), ("title_is_unit", "м/с")]
    assert [each.value for each in problems(f"time,CH4, ppm\n{A},0,46\n{B},0,47\n")] == ["ppm"]


def test_a_channel_may_be_called_like_a_unit(problems: Refuse) -> None:
    for text in (f"time,V,T\n{A},x,1\n{B},2,2\n{B},2,2\n", f"time, V, T\n{A}, x, 1\n{B}, 2, 2\n{B}, 2, 2\n"):
        assert [(each.rule, each.params["column"]) for each in problems(text)] == [("not_a_number", "V")]


def test_a_row_that_was_cut_off_is_refused(problems: Refuse) -> None:
    found = problems(f"time;a;b\n{A};1;2\n{B};1")
    assert [(each.rule, each.value, each.params) for each in found] == [("cells_missing", 2, {"columns": 3, "row": 3})]


def test_titles_that_stand_twice_are_refused(problems: Refuse) -> None:
    assert [(each.rule, each.value) for each in problems("a;b;a\n1;2;3\n")] == [("title_twice", "a")]


def test_numbers_under_no_title_are_refused(problems: Refuse) -> None:
    found = problems("a;;b\n1;5;3\n1;2;3\n")
    assert [(each.rule, each.params["column"]) for each in found] == [("untitled_column", "#2")]


def test_titles_asked_for_that_are_none_are_refused_at_once(problems: Refuse) -> None:
    found = problems("a;b\n1;2\n", channels=("a", "c", "d"))
    assert [(each.field, each.rule, each.value, each.params) for each in found] == [
        ("channels", "no_such_title", "c", {"choices": "a, b"}),
        ("channels", "no_such_title", "d", {"choices": "a, b"}),
    ]


def test_words_asked_for_as_a_channel_are_refused(problems: Refuse) -> None:
    found = problems("a;who\n1;Ivan\n", channels=("who",))
    assert [(each.rule, each.value) for each in found] == [("not_a_number", "Ivan")]


def test_a_sheet_of_a_text_and_an_unknown_encoding_are_refused(problems: Refuse) -> None:
    assert [each.rule for each in problems("a\n1\n", sheet="Лист1")] == ["sheet_not_for_csv"]
    assert [each.rule for each in problems("a\n1\n", encoding="cp999")] == ["not_a_choice"]
    assert [each.rule for each in problems("Лава;b\n1;2\n".encode("cp1251"), encoding="utf-8")] == ["not_in_encoding"]


def test_a_file_larger_than_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(TELEMETRY.file_bytes + 1)  # sparse: takes no room on the disk
    with pytest.raises(InputError) as caught:
        read_telemetry(path, path.name)
    assert [(each.rule, each.params["maximum"]) for each in caught.value.problems] == [("file_too_large", 300)]


def test_more_rows_than_the_limit_are_refused(problems: Refuse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "TELEMETRY", Limits(rows=3, file_mb=1, unpacked_mb=1))
    assert [(each.rule, each.value) for each in problems("a;b\n" + "1;2\n" * 4)] == [("too_many_rows", 4)]


def test_a_file_of_more_bytes_than_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch, problems: Refuse) -> None:
    monkeypatch.setattr(sources, "TELEMETRY", Limits(rows=3, file_mb=0, unpacked_mb=1))
    assert [each.rule for each in problems("a;b\n1;2\n")] == ["file_too_large"]


@pytest.mark.parametrize("form", ["csv", "arff", "parquet", "xlsx"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_file_cut_off_anywhere_is_read_as_far_as_whole_rows_go_or_refused(form: str, share: float) -> None:
    whole = {
        "csv": synthetic.csv(";", ",").encode(),
        "arff": synthetic.arff().encode(),
        "parquet": synthetic.parquet(),
        "xlsx": synthetic.xlsx(),
    }[form]
    try:
        found = read_telemetry(whole[: int(len(whole) * share)], f"a.{form}", Asked())
    except InputError:
        pass
    else:
        rows = len(found.values) - 1  # the last may have lost digits of its last cell: no reader can tell
        assert form in ("csv", "arff")
        assert found.values[:rows].tobytes() == synthetic.values()[:rows].tobytes()


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_faults_and_notes_read_as_sentences(problems: Refuse, lang: str) -> None:
    spoken = {describe(each, lang) for each in problems(f"time;MM116\n{A};1\n{B};лава\n{B};2\n")}
    assert spoken == {
        {
            "en": "Row 3, column “MM116”: Value: “лава” is not a number",
            "ru": "Строка 3, столбец «MM116»: Значение: «лава» — не число",
        }[lang]
    }
    noted = read_telemetry(f"№;time;MM116;who\n1;{A};1;I\n2;{B};обрыв;I\n".encode(), "a.csv").notes
    assert len(noted) == 4
    assert not any("note" in describe(each, lang) for each in noted)
