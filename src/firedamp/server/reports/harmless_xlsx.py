"""Does a workbook hold anything but tables? Known parts only: no macros, objects, controls or outward links."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as xml
import zipfile
from xml.parsers import expat

TYPES = "[Content_Types].xml"
MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
# Where the parts of a plain workbook stand.
KNOWN = re.compile(
    r"""\[Content_Types\]\.xml | _rels/\.rels | docProps/(?:app|core|custom)\.xml | docProps/thumbnail\.(?:jpeg|png)
    | customXml/(?:_rels/)?item(?:Props)?\d+\.xml(?:\.rels)?
    | xl/(?:workbook|styles|sharedStrings|calcChain|metadata|persons/person\d*)\.xml
    | xl/(?:_rels/workbook\.xml\.rels|theme/theme\d*\.xml|theme/_rels/theme\d*\.xml\.rels)
    | xl/(?:worksheets|chartsheets)/(?:_rels/)?sheet\d*\.xml(?:\.rels)?
    | xl/(?:drawings|charts|tables|pivotTables|pivotCache|queryTables|threadedComments|richData|slicers|slicerCaches)/
      (?:_rels/)?[A-Za-z]+\d*\.(?:xml(?:\.rels)?|vml|vml\.rels)
    | xl/comments/?\w*\.xml | xl/media/image\d*\.(?:png|jpe?g|gif|emf|wmf)
    | xl/printerSettings/printerSettings\d*\.bin""",
    re.VERBOSE,
)
FORBIDDEN = re.compile(r"vba|macro|ole|activex|control|package|external|executable|dialogsheet", re.IGNORECASE)
XML = re.compile(r"\.(?:xml|rels)$")  # the drawings of old Excel are none
OUTWARD = {"hyperlink"}  # an address to click on; nothing is fetched before


def workbook_is_harmless(content: bytes) -> bool:
    """Of the bytes of a ZIP file whose size unpacked was found bearable."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            names = [name for name in parts.namelist() if not name.endswith("/")]
            return (
                all(map(KNOWN.fullmatch, names))
                and _types_are_known(parts.read(TYPES))
                and all(_is_well_formed(parts, name) for name in names if XML.search(name))
                and all(_relations_stay_inside(parts.read(name)) for name in names if name.endswith(".rels"))
            )
    except (zipfile.BadZipFile, KeyError, ValueError, SyntaxError, OSError, NotImplementedError, expat.ExpatError):
        return False


def _is_well_formed(parts: zipfile.ZipFile, name: str) -> bool:
    """A part read to its end, a piece at a time. ExpatError where it is no XML; ValueError for a document type."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_doctype
    with parts.open(name) as part:
        parser.ParseFile(part)
    return True


def _refuse_doctype(*_: object) -> None:
    raise ValueError("a document type in a workbook")


def _read(data: bytes) -> xml.Element:
    """XML without a document type, and so without entities."""
    if "<!DOCTYPE" in data.decode("utf-8"):
        raise ValueError("a document type in a workbook")
    return xml.fromstring(data)


def _types_are_known(data: bytes) -> bool:
    kinds = {each.get("ContentType", "") for each in _read(data)}
    return MAIN in kinds and not any(map(FORBIDDEN.search, (_last(kind) for kind in kinds)))


def _last(kind: str) -> str:
    """What a content type says after the words that all of Office's begin with (a relationships' one says package)."""
    return kind.removeprefix("application/vnd.openxmlformats-").removeprefix("package.")


def _relations_stay_inside(data: bytes) -> bool:
    for each in _read(data):
        kind = each.get("Type", "").rpartition("/")[2]
        if each.get("TargetMode") == "External" and kind not in OUTWARD:
            return False
        if FORBIDDEN.search(kind):
            return False
    return True
