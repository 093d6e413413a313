"""Restored numbers are written as their series writes its own."""

from __future__ import annotations

import pytest

from firedamp.tables.series.figures import style_of


@pytest.mark.parametrize(
    ("texts", "mark", "value", "written"),
    [
        (["12,5", "13,0"], ",", 12.749, "12,7"),
        (["12.50", "13.25"], ".", 12.7, "12.70"),
        (["1 200,5", "900"], ",", 10500.26, "10 500,3"),
        (["1455000", "1265000"], ",", 1360000.4, "1360000"),
        (["2", "3"], ",", 2.5, "2,5"),
        (["2", "3"], ",", 3.0, "3"),
        (["-1,25", "0,5"], ",", -0.001, "0,0"),
        (["0.000586", "0.000612"], ".", 0.00059912, "0.000599"),
    ],
)
def test_number_is_written_in_the_style_of_its_series(texts: list[str], mark: str, value: float, written: str) -> None:
    known = [float(text.replace(" ", "").replace(",", ".")) for text in texts]
    style = style_of(known, texts, mark)
    assert style.text(value) == written
    assert style.rounded(value) == float(written.replace(" ", "").replace(",", "."))


def test_ends_of_a_range_stay_around_their_value() -> None:
    style = style_of([12.5, 13.1], ["12,5", "13,1"], ",")
    assert style.rounded(12.449) <= style.rounded(12.45) <= style.rounded(12.4501)
