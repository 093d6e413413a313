"""A PDF tells what it should to those who read, scan and copy it; user texts and templates can do nothing else."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from itertools import combinations

import pytest

from firedamp.forms import FormError, render
from firedamp.forms.catalogue import content_of
from firedamp.forms.content import Content, Table
from firedamp.forms.pdf import pdf_bytes
from firedamp.forms.qr import hash_address, qr_matrix
from firedamp.forms.shown import number_shown, shown

HOSTILE = '#import "x.typ" $a$ *b* _c_ `d` <e> @f \\g =1+1 [h] {i} //j'
NUMBER_BOX = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">\d')
LINE = 0.8  # of the height of a number: what is nearer is printed over it
INDEX = 4.9  # points, the height of what hangs at a letter
MARGIN = 45  # points at the right edge, somewhat less than the 1.8 cm of the pages
LONG = "Оченьдлинноеназваниешахты" * 12 + " " + "W" * 300


def pages(text: str) -> list[str]:
    return text.split("\f")[:-1]


@pytest.mark.needs_pdf_tools
def test_cyrillic_is_real_text_with_decimal_commas(documents, text_of):
    text = text_of(render(documents["year"], "ghg_report", "ru", "pdf"))
    total = documents["year"]["result"]["totals"]["co2e_t"]
    assert "Отчёт о выбросах парниковых газов" in text
    assert "т CO₂-экв." in text
    assert f"{total:,.1f}".replace(",", " ").replace(".", ",") in text.replace("\u00a0", " ")


@pytest.mark.needs_pdf_tools
def test_every_page_says_organisation_year_hash_and_its_number(documents, text_of):
    found = pages(text_of(render(documents["year"], "ghg_report", "en", "pdf")))
    for number, page in enumerate(found, start=1):
        assert f"Page {number} of {len(found)}" in page
        assert "Example Coal JSC" in page
        assert documents["year"]["report"]["hash"][:12] in page
    assert documents["year"]["report"]["hash"] in found[0]


@pytest.mark.needs_pdf_tools
@pytest.mark.parametrize("form", ["ghg_report", "ipcc_table", "methane_balance"])
def test_synthetic_data_are_called_so_on_every_page(document, text_of, form):
    document["result"]["sites"][0]["synthetic"] = True
    found = pages(text_of(render(document, form, "ru", "pdf")))
    assert all("СИНТЕТИЧЕСКИЕ ДАННЫЕ" in page for page in found)


@pytest.mark.needs_pdf_tools
def test_real_data_are_not_called_synthetic(documents, text_of):
    assert "СИНТЕТИЧЕСКИЕ" not in text_of(render(documents["year"], "ghg_report", "ru", "pdf"))


@pytest.mark.needs_pdf_tools
@pytest.mark.parametrize("name", [HOSTILE, "<b>", "#" * 40, "$", "=1+1", "\x00\x07bell\u202e", ""])
def test_texts_of_users_are_shown_and_never_obeyed(document, text_of, name):
    document["organisation"] |= {"name": name, "head": name}
    document["report"] |= {"title": name, "issued_by": name}
    document["result"]["sites"][0]["name"] = {"en": name, "ru": name}
    document["result"]["entries"][0]["name"] = name
    document["attachments"][0]["name"] = document["confirmations"][0]["document"] = name
    text = text_of(render(document, "ghg_report", "ru", "pdf"))
    if name.isprintable():
        assert "".join(name.split()) in "".join(text.split()).replace("\u200b", "")


@pytest.mark.needs_pdf_tools
def test_very_long_names_stay_on_the_page(document, text_of):
    document["organisation"]["name"] = document["report"]["title"] = LONG
    document["result"]["sites"][0]["name"] = {"en": LONG, "ru": LONG}
    document["attachments"][0]["name"] = LONG
    for form in ("ghg_report", "methane_balance"):
        boxes = text_of(render(document, form, "ru", "pdf"), "-bbox")
        width = 0.0
        for found in re.finditer(r'<page width="([\d.]+)"|xMax="([\d.]+)"', boxes):
            width = float(found[1]) if found[1] else width
            assert found[1] or float(found[2]) <= width - MARGIN


@pytest.mark.needs_pdf_tools
def test_a_formula_of_no_sheet_is_shown_as_text(document, text_of):
    line = document["result"]["entries"][0]["calculation"]["trace"][-1]
    line |= {"latex": r"\input{secret}", "formula": "a * b"}
    assert f"{line['symbol']} = a * b" in text_of(render(document, "ipcc_table", "en", "pdf"))


def test_the_qr_code_leads_to_the_report_with_its_hash(documents):
    report = documents["year"]["report"]
    address = hash_address(report["address"], report["hash"])
    assert address == f"{report['address']}?hash={report['hash']}"
    assert shown(content_of(documents["year"], "ghg_report", "en"))["qr"] == qr_matrix(address)


@pytest.mark.needs_pdf_tools
def test_a_camera_reads_the_qr_code_of_the_first_page(documents, tmp_path):
    (tmp_path / "report.pdf").write_bytes(render(documents["calculation"], "calculation", "ru", "pdf"))
    subprocess.run(
        ["pdftoppm", "-r", "150", "-l", "1", "-singlefile", "-png", "report.pdf", "page"], cwd=tmp_path, check=True
    )
    done = subprocess.run(["zbarimg", "--quiet", "--raw", "page.png"], cwd=tmp_path, capture_output=True, check=True)
    report = documents["calculation"]["report"]
    assert done.stdout.decode().strip() == hash_address(report["address"], report["hash"])


@pytest.mark.needs_pdf_tools
def test_a_replaced_template_lays_the_form_out(documents, tmp_path, text_of):
    own = '#import "base.typ": *\n#show: report\nНаш бланк\n#shown-section(section("summary"))'
    (tmp_path / "ghg_report.typ").write_text(own, "utf-8")
    found = text_of(render(documents["year"], "ghg_report", "ru", "pdf", templates=tmp_path))
    assert "Наш бланк" in found
    assert "Ход расчётов" not in found
    assert "Ход расчётов" in text_of(render(documents["year"], "ipcc_table", "ru", "pdf", templates=tmp_path))


@pytest.mark.parametrize(
    "template",
    [
        '#import "@preview/cetz:0.3.0": *',
        '#let name = "@pre" + "view/cetz:0.3.0"\n#import name',
        '#import ("@prev" + "iew/cetz:0.3.0")',
        '#import "@prev".replace("v", "v") + "iew/cetz:0.3.0"',
        '#{\n  let a = 1; include "x.typ" + ""\n}',
        "#let x = context include name",
        '#eval("import \\"x\\"")',
    ],
)
def test_a_template_that_could_fetch_a_package_is_refused_before_it_runs(documents, tmp_path, template):
    (tmp_path / "ghg_report.typ").write_text(template, "utf-8")
    with pytest.raises(FormError, match=r"ghg_report\.typ"):
        render(documents["year"], "ghg_report", "ru", "pdf", templates=tmp_path)


@pytest.mark.parametrize("template", ["#let x = ", '#read("/etc/passwd")', '#read("../../etc/passwd")', "#panic()"])
def test_a_template_at_fault_is_told_so(documents, tmp_path, template):
    (tmp_path / "ghg_report.typ").write_text(template, "utf-8")
    with pytest.raises(FormError, match=r"ghg_report\.typ is at fault"):
        render(documents["year"], "ghg_report", "ru", "pdf", templates=tmp_path)


def test_shipped_templates_keep_the_rules_for_templates(documents, tmp_path):
    from firedamp.forms.pdf import shipped_templates

    for name, text in shipped_templates().items():
        (tmp_path / name).write_bytes(text)
    content = content_of(documents["calculation"], "calculation", "en")
    assert pdf_bytes(content, tmp_path) == pdf_bytes(content)


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (1234567.25, 1, "1\u00a0234\u00a0567,2"),
        (None, 1, "—"),
        (6.7e-10, None, "6,7·10⁻¹⁰"),
        (-0.04, 1, "0,0"),
        (0, None, "0"),
    ],
)
def test_numbers_are_written_as_russian_does(value, decimals, expected):
    assert number_shown(value, "ru", decimals) == expected


@pytest.mark.needs_pdf_tools
def test_a_code_that_is_copied_is_the_code(document, text_of):
    code = "https://docs.example.org/" + "0123456789abcdef" * 8
    document["confirmations"][0]["document"] = code
    text = text_of(render(document, "ghg_report", "ru", "pdf"), "-raw")
    assert "\u200b" not in text
    assert code in text.replace("\n", "")
    assert document["attachments"][0]["sha256"] in text
    assert document["report"]["hash"] in text


@pytest.mark.needs_pdf_tools
def test_a_long_name_of_a_calculation_stays_on_the_page(document, text_of):
    for entry in document["result"]["entries"]:
        entry["name"] = "Расчёт_по_результатам_газовой_съёмки_" * 5
    boxes = text_of(render(document, "ghg_report", "ru", "pdf"), "-bbox")
    pages = re.findall(r'<page width="([\d.]+)".*?</page>', boxes, re.DOTALL)
    for width, page in zip(pages, re.split(r"<page ", boxes)[1:], strict=True):
        assert max(map(float, re.findall(r'xMax="([\d.]+)"', page))) <= float(width)


@pytest.mark.needs_pdf_tools
def test_no_heading_stays_alone_at_the_foot_of_a_page(document, text_of):
    """Whatever stands before it: rows of the first table push the others down one by one."""
    content = content_of(document, "ghg_report", "ru")
    titles = {section.title for section in content.sections}
    titles |= {table.title for _, table in content.tables}
    for more in range(0, 30, 3):
        pages = text_of(pdf_bytes(lengthened(content, "sites", more)), "-layout").split("\f")[:-1]
        for page in pages:
            *_, last, _foot = [line.strip() for line in page.splitlines() if line.strip()]
            assert last not in titles


def lengthened(content: Content, name: str, more: int) -> Content:
    """The content with the first row of a table repeated."""
    sections = [
        replace(section, blocks=[
            replace(block, rows=[*block.rows, *[block.rows[0]] * more])
            if isinstance(block, Table) and block.id == name else block
            for block in section.blocks
        ])
        for section in content.sections
    ]  # fmt: skip
    return replace(content, sections=sections)


@pytest.mark.needs_pdf_tools
def test_no_number_of_a_formula_is_printed_over_another(documents, text_of):
    """The denominator of a formula stood on the numerator of the same formula with its numbers, below it."""
    found = text_of(render(documents["year"], "ghg_report", "ru", "pdf"), "-bbox")
    for page in found.split("<page ")[1:]:
        boxes = [tuple(map(float, box)) for box in NUMBER_BOX.findall(page)]
        numbers = [each for each in boxes if each[3] - each[1] > INDEX]
        for (left, top, right, foot), (other_left, other_top, other_right, other_foot) in combinations(numbers, 2):
            beside = right <= other_left or other_right <= left
            assert beside or abs(top - other_top) > LINE * max(foot - top, other_foot - other_top), (left, top)
