"""Where does each record of a text begin, on which line, and how many fields has it? Counted over bytes, all at once.

Quotes count only where some field begins with one: `Лава "Северная"` without quotes around it is a name like another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from firedamp.science.errors import InputError

NEWLINE, RETURN, QUOTE = b'\n\r"'
BLOCK = 8_000_000  # bytes looked at at a time


@dataclass(frozen=True, eq=False)
class Records:
    """The records of a text: where each begins (with one more: the end), on which line, and how many fields it has.
    `quoted`: quotes count."""

    data: bytes
    starts: np.ndarray
    lines: np.ndarray
    fields: np.ndarray
    quoted: bool

    def __len__(self) -> int:
        return len(self.lines)

    def text(self, record: int) -> bytes:
        """A record without its line end."""
        return self.data[self.starts[record] : self.starts[record + 1]].rstrip(b"\r\n")

    def from_line(self, line: int) -> int:
        """The first record that begins on a line or after it."""
        return int(np.searchsorted(self.lines, line))


@dataclass(frozen=True)
class Ends:
    """Where records of a block end (behind their line feeds), and how many separators and lines of the block stand
    before each end and in all of it."""

    places: np.ndarray
    separators: np.ndarray
    lines: np.ndarray
    all_separators: int
    all_lines: int


def one_line_end(data: bytes) -> bytes:
    """A text whose lines end with a line feed, also where a lone carriage return ended them."""
    if data.count(b"\r") != data.count(b"\r\n"):
        return re.sub(rb"\r(?!\n)", b"\n", data)
    return data


def records_of(data: bytes, separator: str, quote: bytes = b'"', first_line: int = 1) -> Records:
    """The records of a text whose lines end with line feeds. Raises InputError `bad_quotes`."""
    begins_a_field = rb"(?:\A|[\n%s])%s" % (re.escape(separator.encode()), quote)
    quoted = quote in data and re.search(begins_a_field, data) is not None
    ends = list(_ends(data, ord(separator), quote[0] if quoted else None, first_line))
    separators = np.cumsum([0, *(each.all_separators for each in ends)])
    lines = np.cumsum([0, *(each.all_lines for each in ends)])
    places = np.concatenate([[0], *(each.places for each in ends)])
    before = np.concatenate([[0], *(each.separators + separators[at] for at, each in enumerate(ends))])
    line = np.concatenate([[0], *(each.lines + lines[at] for at, each in enumerate(ends))])
    if places[-1] != len(data):  # the last record has no line end
        places, before, line = np.append(places, len(data)), np.append(before, separators[-1]), np.append(line, 0)
    return Records(data, places, line[:-1] + first_line, np.diff(before) + 1, quoted)


def _ends(data: bytes, separator: int, quote: int | None, first_line: int) -> Iterator[Ends]:
    inside = False
    for start, block in _blocks(data):
        newlines, marks = block == NEWLINE, block == separator
        ending = newlines
        if quote is not None:
            within = np.bitwise_xor.accumulate(np.concatenate([[inside], block == quote]))
            _refuse_bad_quotes(data, start, within, separator, quote, first_line)
            inside, covered = bool(within[-1]), within[1:]
            ending, marks = newlines & ~covered, marks & ~covered
        places = np.flatnonzero(ending)
        separators = np.cumsum(marks, dtype=np.int64)
        lines = np.cumsum(newlines, dtype=np.int64)
        yield Ends(places + start + 1, separators[places], lines[places], int(separators[-1]), int(lines[-1]))
    if inside and quote is not None:
        raise _bad_quotes(data, data.rfind(quote), first_line)


def _blocks(data: bytes) -> Iterator[tuple[int, np.ndarray]]:
    signs = np.frombuffer(data, np.uint8)
    return ((start, signs[start : start + BLOCK]) for start in range(0, len(signs), BLOCK))


def _refuse_bad_quotes(
    data: bytes, start: int, within: np.ndarray, separator: int, quote: int, first_line: int
) -> None:
    """A quote opens at the beginning of a field and closes at its end; two of them stand for one."""
    signs = np.frombuffer(data, np.uint8)
    in_block = np.flatnonzero(within[1:] != within[:-1])
    places = in_block + start
    before = np.where(places > 0, signs[places - 1], NEWLINE)
    after = np.where(places + 1 < len(signs), signs[np.minimum(places + 1, len(signs) - 1)], NEWLINE)
    edges = (NEWLINE, separator, quote)
    wrong = np.where(within[in_block], ~np.isin(after, (*edges, RETURN)), ~np.isin(before, edges))
    if wrong.any():
        raise _bad_quotes(data, int(places[wrong.argmax()]), first_line)


def _bad_quotes(data: bytes, place: int, first_line: int) -> InputError:
    return InputError.one("file", "bad_quotes", None, line=data.count(b"\n", 0, place) + first_line)
