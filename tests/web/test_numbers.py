"""Numbers as a reader of each language expects them; three digits, a unit by size."""

from __future__ import annotations

import pytest
from tests.web.product import Visit

pytestmark = pytest.mark.needs_chromium

CASES = """async () => {
  const numbers = await import('/core/numbers.js');
  const columns = await import('/core/number-columns.js');
  const { localiseLatex } = await import('/core/latex.js');
  const written = numbers.mass(1423830.4);
  return {
    range: `${written.text} (${numbers.range(written, 710000, 2850000)}) ${written.unit}`,
    exact: numbers.mass(38543659.5).exact,
    tonnes: `${numbers.mass(999.4).text} ${numbers.mass(999.4).unit}`,
    kilotonnes: `${numbers.mass(33031).text} ${numbers.mass(33031).unit}`,
    coal: `${numbers.mass(208660000, 'coal').text} ${numbers.mass(208660000, 'coal').unit}`,
    less: numbers.massLike(-142975, 343000).text,
    small: numbers.massLike(1306.5, 5e5).text,
    tiny: numbers.massLike(1306.5, 2e6).text,
    scarcely: numbers.massLike(0.0021, 1e3).text,
    hardly: numbers.range(numbers.massLike(0.0021, 1e3), 0, 0.5),
    negative: numbers.range(numbers.massLike(-399e3, 4e5), -548e3, -28e3),
    bounds: numbers.range(numbers.massLike(5e5, 5e5), 1234, 1.2e6),
    column: numbers.massLike(5.7e5, columns.columnLike([1306.5, 5.7e5, 2.1e6])).unit,
    limit: numbers.limitText(50000),
    unit: numbers.unitName('kg CH4/m3'),
    share: numbers.percent(7.648),
    year: numbers.year(2025),
    latex: localiseLatex('1700000 \\\\cdot 0.67 + E_{CO_2}'),
  };
}"""
EXPECTED = {
    "ru": {
        "range": "1,42 (0,71–2,85) Мт",
        "exact": "38\u202f543\u202f659,5 т",
        "tonnes": "999 т",
        "kilotonnes": "33,0 кт",
        "coal": "209 млн т",
        "less": "−143",
        "small": "1,31",
        "tiny": "0,0013",
        "scarcely": "2,1·10⁻⁶",
        "hardly": "0–0,00050",
        "negative": "−548…−28",
        "bounds": "1,2–1\u202f200",
        "column": "кт",
        "limit": "50 кт",
        "unit": "кг CH₄/м³",
        "share": "7,6\u202f%",
        "year": "2025",
        "latex": r"1\,700\,000 \cdot 0{,}67 + E_{CO_2}",
    },
    "en": {
        "range": "1.42 (0.71–2.85) Mt",
        "exact": "38,543,659.5 t",
        "tonnes": "999 t",
        "kilotonnes": "33.0 kt",
        "coal": "209 Mt",
        "less": "−143",
        "small": "1.31",
        "tiny": "0.0013",
        "scarcely": "2.1·10⁻⁶",
        "hardly": "0–0.00050",
        "negative": "−548 to −28",
        "bounds": "1.2–1,200",
        "column": "kt",
        "limit": "50 kt",
        "unit": "kg CH₄/m³",
        "share": "7.6%",
        "year": "2025",
        "latex": r"1{,}700{,}000 \cdot 0.67 + E_{CO_2}",
    },
}


@pytest.mark.parametrize("language", EXPECTED)
def test_numbers_follow_the_language(visit: Visit, language: str) -> None:
    page = visit("/", language=language)
    page.locator("fd-totals").wait_for()
    assert page.evaluate(CASES) == EXPECTED[language]


TYPED = """async () => {
  const { asTyped, typedNumber } = await import('/core/typed.js');
  const typed = ['12,5', '1,234', '0,123', '1,234.5', '1,234,567', '−12,55', '1,2,3'];
  return [typed.map((text) => String(typedNumber(text))), [1234, 1234567, 1234.5].map(asTyped)];
}"""
READ = {
    "en": [["12.5", "NaN", "0.123", "1234.5", "1234567", "-12.55", "NaN"], ["1234", "1,234,567", "1,234.5"]],
    "ru": [
        ["12.5", "1.234", "0.123", "NaN", "NaN", "-12.55", "NaN"],
        ["1\u202f234", "1\u202f234\u202f567", "1\u202f234,5"],
    ],
}


@pytest.mark.parametrize("language", READ)
def test_a_typed_number_is_read_where_it_can_mean_one_only(visit: Visit, language: str) -> None:
    page = visit("/", language=language)
    page.locator("fd-totals").wait_for()
    assert page.evaluate(TYPED) == READ[language]
