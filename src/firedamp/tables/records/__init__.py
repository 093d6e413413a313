"""A file as rows of a reference table: columns matched by their headers, cells typed, every fault with its place."""

from firedamp.tables.records.header import ColumnMatch, RecordHeader
from firedamp.tables.records.reading import RecordFile, RecordRow, record_file

__all__ = ["ColumnMatch", "RecordFile", "RecordHeader", "RecordRow", "record_file"]
