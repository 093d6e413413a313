"""Is a source document what it seems, and nothing else? Pictures are decoded, PDFs and workbooks taken apart."""

from __future__ import annotations

import io
import warnings

from firedamp.science.errors import InputError
from firedamp.server.reports.harmless_xlsx import workbook_is_harmless
from firedamp.tables.grids import Limits
from firedamp.tables.workbook import Workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"
# What a file begins with, and what it is then served as: never what a browser or its name says.
BEGINNINGS = (
    (b"%PDF-", PDF, ".pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png", ".png"),
    (b"\xff\xd8\xff", "image/jpeg", ".jpg"),
    (b"PK\x03\x04", XLSX, ".xlsx"),
)
PICTURES = {"image/png": "PNG", "image/jpeg": "JPEG"}
SOURCE_DOCUMENT = Limits(rows=300_000, file_mb=20, unpacked_mb=100)
MOST_PIXELS = 40_000_000  # a page of A4 scanned at 600 dots per inch has 35 million
PNG_END = b"\0\0\0\0IEND\xaeB`\x82"
JPEG_END = b"\xff\xd9"


def what_it_is(name: str, content: bytes) -> tuple[str, str]:
    """The type and suffix of a harmless document; InputError by the rule that it breaks."""
    for beginning, content_type, suffix in BEGINNINGS:
        if content.startswith(beginning):
            _require_harmless(name, content, content_type)
            return content_type, suffix
    raise InputError.one("file", "unknown_file_type", name, choices="PDF, XLSX, PNG, JPEG")


def _require_harmless(name: str, content: bytes, content_type: str) -> None:
    if content_type in PICTURES:
        _require_picture(name, content, PICTURES[content_type])
    elif content_type == PDF:
        from firedamp.server.reports.harmless_pdf import pdf_is_harmless

        if not pdf_is_harmless(content):
            raise InputError.one("file", "pdf_unsafe", name)
    else:
        Workbook(content, SOURCE_DOCUMENT)  # refuses what is damaged, locked, or unpacks without end
        if not workbook_is_harmless(content):
            raise InputError.one("file", "workbook_unsafe", name)


def _require_picture(name: str, content: bytes, kind: str) -> None:
    """A picture that can be decoded to its last pixel, is of a size that can be, and has nothing after its end."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the limit is our own
            with Image.open(io.BytesIO(content), formats=[kind]) as picture:
                small = picture.width * picture.height <= MOST_PIXELS
                if small:
                    picture.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise InputError.one("file", "picture_unsafe", name) from error
    if not (small and content.endswith(PNG_END if kind == "PNG" else JPEG_END)):
        raise InputError.one("file", "picture_unsafe", name)
