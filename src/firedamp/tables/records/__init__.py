"""A file as rows of a reference table: columns matched by their headers, cells typed, every fault with its place."""

from firedamp.tables.records.finding import record_file
from firedamp.tables.records.header import RecordHeader
from firedamp.tables.records.one_row import RecordRow
from firedamp.tables.records.reading import ReadAs, RecordFile
from firedamp.tables.records.titles import ColumnMatch

__all__ = ["ColumnMatch", "ReadAs", "RecordFile", "RecordHeader", "RecordRow", "record_file"]
