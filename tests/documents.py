"""Small source documents that are whole: a PDF of one page, a picture, a workbook; and what can be wrong with them."""

from __future__ import annotations

import io
import zipfile

import xlsxwriter
from PIL import Image
from pypdf import PdfWriter


def pdf(title: str = "Съёмка") -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_metadata({"/Title": title})
    return written(writer)


def written(writer: PdfWriter) -> bytes:
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def raw_pdf(catalog: bytes = b"", *objects: bytes) -> bytes:
    """A PDF of one page, with entries of its catalog and objects, from number 4 on, as they stand."""
    parts = [
        b"<</Type/Catalog/Pages 2 0 R" + catalog + b">>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        *objects,
    ]
    body, places = b"%PDF-1.7\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(parts) + 1
    end = b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return body + end % (size, table, size, len(body))


def picture(kind: str = "PNG") -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (3, 2)).save(target, kind)
    return target.getvalue()


def workbook() -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "Добыча")
        sheet.write_url(1, 0, "https://example.org")
        sheet.write_comment(0, 0, "т")
        sheet.insert_image(3, 0, "a.png", {"image_data": io.BytesIO(picture())})
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=Sheet1!$A$1:$A$2"})
        sheet.insert_chart(9, 0, chart)
    return target.getvalue()


def workbook_with(name: str, content: bytes = b"x", *, said: tuple[str, str] | None = None) -> bytes:
    """The workbook with a part more, or with words of its table of content types put otherwise."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook())) as old, zipfile.ZipFile(target, "w") as new:
        for each in old.namelist():
            data = old.read(each)
            if said and each == name:
                data = data.decode().replace(*said).encode()
            new.writestr(each, data)
        if not said:
            new.writestr(name, content)
    return target.getvalue()
