"""How does a form become an XLSX workbook? A sheet with particulars, then one for each table; nothing runs in it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import xlsxwriter

from firedamp.forms.content import Column, Content, Formula, Pair, Pairs, Paragraph, Signatures, Table, Value
from firedamp.forms.words import words_of

LONGEST_NAME = 31
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
NARROWEST, WIDEST = 10, 46  # characters
FONT = "Calibri"
LOUD = {"bold": True, "font_color": "#FFFFFF", "bg_color": "#9C1C1C", "font_name": FONT}


def xlsx_bytes(content: Content) -> bytes:
    """The workbook. Every text is written as text: no cell holds a formula or a link."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        issued = datetime.fromisoformat(content.issued).astimezone(UTC).replace(tzinfo=None)
        book.set_properties({"created": issued, "title": content.title, "author": content.organisation})
        writer = _Writer(book, content)
        writer.first_sheet()
        for section, table in content.tables:
            writer.table_sheet(section.title, table)
    return buffer.getvalue()


class _Writer:
    def __init__(self, book: Any, content: Content) -> None:
        self.book, self.content = book, content
        self.words = words_of(content.language)["workbook"]
        self.names: set[str] = set()
        self.numbers: dict[tuple[int | None, bool], Any] = {}
        base = {"font_name": FONT, "valign": "top"}
        self.text = book.add_format({**base, "text_wrap": True})
        self.strong = book.add_format({**base, "text_wrap": True, "bold": True})
        self.head = book.add_format({**base, "text_wrap": True, "bold": True, "bottom": 1, "bg_color": "#EDEFF2"})
        self.title = book.add_format({**base, "bold": True, "font_size": 14})
        self.note = book.add_format({**base, "italic": True, "font_color": "#555555"})
        self.loud = book.add_format(LOUD)

    def sheet(self, name: str) -> Any:
        """A sheet under a name that Excel takes and that no other bears."""
        plain = NOT_IN_NAMES.sub(" ", name).strip("' ") or "1"
        found, number = plain[:LONGEST_NAME].strip(), 2
        while found.casefold() in self.names:
            ending = f" {number}"
            found, number = plain[: LONGEST_NAME - len(ending)].strip() + ending, number + 1
        self.names.add(found.casefold())
        sheet = self.book.add_worksheet(found)
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        organisation = self._plain(self.content.organisation)
        sheet.set_footer(f"&L{organisation}, {self.content.year}&C&P / &N&R{self.content.hash[:12]}")
        return sheet

    def _plain(self, text: str) -> str:
        """A footer's text: & begins a command of Excel, and the whole may have 255 characters."""
        return text[:100].replace("&", "&&")

    def banner(self, sheet: Any, row: int, columns: int) -> int:
        """The loud line where the data are synthetic; the row after it."""
        if not self.content.banner:
            return row
        for column in range(max(columns, 1)):
            sheet.write_blank(row, column, None, self.loud)
        sheet.write_string(row, 0, self.content.banner, self.loud)
        return row + 1

    def first_sheet(self) -> None:
        content = self.content
        sheet = self.sheet(self.words["first"])
        sheet.set_column(0, 0, 52)
        sheet.set_column(1, 1, 44)
        sheet.set_column(2, 2, 16)
        row = self.banner(sheet, 0, 3)
        sheet.write_string(row, 0, content.title, self.title)
        row += 1
        if content.subtitle:
            sheet.write_string(row, 0, content.subtitle, self.strong)
            row += 1
        pairs = [*content.particulars, Pair("address", self.words["address"], content.address)]
        pairs.append(Pair("hash", self.words["hash"], content.hash))
        for label, value, unit, decimals in [*_lines(pairs), *self._said()]:
            row += 1
            if value is None and not unit:
                row += 1
                sheet.write_string(row, 0, label, self.strong)
                continue
            sheet.write_string(row, 0, label, self.text)
            self._write(sheet, row, 1, value, decimals, False)
            sheet.write_string(row, 2, unit, self.text)

    def _said(self) -> Iterator[tuple[str, str | float | None, str, int | None]]:
        """What the sections say beside their tables: headings have no value."""
        for section in self.content.sections:
            blocks = [block for block in section.blocks if isinstance(block, Pairs | Paragraph | Signatures)]
            if blocks:
                yield section.title, None, "", None
            for block in blocks:
                match block:
                    case Pairs():
                        yield from _lines(block.pairs)
                    case Paragraph():
                        yield block.text, "", "", None
                    case Signatures():
                        yield from ((office, name, "", None) for office, name in block.lines)

    def table_sheet(self, section: str, table: Table) -> None:
        """Head, rows, then the table's title and note, so that the head can be frozen and rows be filtered."""
        sheet = self.sheet(self.words["sheets"].get(table.id) or self._numbered(table.id) or table.title or section)
        first = self.banner(sheet, 0, len(table.columns))
        sheet.freeze_panes(first + 1, 0)
        sheet.repeat_rows(0, first)
        for place, column in enumerate(table.columns):
            sheet.write_string(first, place, _heading(column), self.head)
            sheet.set_column(place, place, _width(table, column))
        for number, row in enumerate(table.rows):
            strong = number in table.strong
            for place, column in enumerate(table.columns):
                self._write(sheet, first + 1 + number, place, row.get(column.key), column.decimals, strong)
        after = first + 2 + len(table.rows)
        sheet.write_string(after, 0, table.title, self.note)
        if table.note:
            sheet.write_string(after + 1, 0, table.note, self.note)

    def _numbered(self, name: str) -> str:
        """The name of a sheet of which there is one for each calculation: trace_2."""
        head, _, number = name.rpartition("_")
        title = self.words["sheets"].get(head)
        return f"{title} {number}" if title and number.isdigit() else ""

    def _write(self, sheet: Any, row: int, column: int, value: Value, decimals: int | None, strong: bool) -> None:
        style = self.strong if strong else self.text
        match value:
            case None:
                return
            case Formula():
                sheet.write_string(row, column, value.text, style)
            case str():
                sheet.write_string(row, column, value, style)
            case _:
                sheet.write_number(row, column, value, self._number(decimals, strong))

    def _number(self, decimals: int | None, strong: bool) -> Any:
        """A format of numbers; the cell holds every digit, the format shows so many."""
        key = (decimals, strong)
        if key not in self.numbers:
            shown = "General" if decimals is None else f"#,##0{'.' * (decimals > 0)}{'0' * decimals}"
            self.numbers[key] = self.book.add_format(
                {"num_format": shown, "bold": strong, "valign": "top", "font_name": FONT}
            )
        return self.numbers[key]


def _lines(pairs: Any) -> Iterator[tuple[str, str | float | None, str, int | None]]:
    for pair in pairs:
        yield pair.label, pair.value if pair.value is not None else "", pair.unit, pair.decimals


def _heading(column: Column) -> str:
    return f"{column.label}, {column.unit}" if column.unit else column.label


def _width(table: Table, column: Column) -> int:
    if column.kind == "hash":
        return min(66, max((len(str(row.get(column.key) or "")) for row in table.rows), default=0) + 2)
    values = [row.get(column.key) for row in table.rows]
    texts = [value.text if isinstance(value, Formula) else str(value or "") for value in values]
    longest = max([*map(len, texts), max(map(len, _heading(column).split()), default=0)], default=0)
    return max(NARROWEST, min(longest + 2, WIDEST if column.kind != "number" else 20))
