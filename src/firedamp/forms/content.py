"""What does a form hold, before it becomes pages, sheets or JSON? Sections of texts, particulars, tables and charts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["text", "number", "formula", "hash"]


@dataclass(frozen=True)
class Formula:
    """A formula: as a program writes it, as LaTeX draws it, and with numbers put in."""

    text: str
    latex: str
    substituted: str = ""


Value = str | float | int | Formula | None


@dataclass(frozen=True)
class Column:
    """A column: its key for programs, what people read, the unit of its numbers, decimals that pages show.

    `share` is its part of the width of a page beside the other columns'; `decimals` None: as a number is.
    """

    key: str
    label: str
    unit: str = ""
    kind: Kind = "text"
    decimals: int | None = None
    share: float = 1.0


@dataclass(frozen=True)
class Table:
    """Rows by the keys of the columns; `strong` are the numbers of the rows that are sums."""

    id: str
    title: str
    columns: Sequence[Column]
    rows: Sequence[Mapping[str, Value]]
    note: str = ""
    strong: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Pair:
    """One of the particulars: what it is and what it says; a number with its unit."""

    key: str
    label: str
    value: str | float | None
    unit: str = ""
    decimals: int | None = None


@dataclass(frozen=True)
class Pairs:
    id: str
    title: str
    pairs: Sequence[Pair]


@dataclass(frozen=True)
class Paragraph:
    """A sentence; `loud` where the reader must not miss it."""

    text: str
    loud: bool = False


@dataclass(frozen=True)
class Bar:
    """A bar with its 95 % range, and the one of last year beside it."""

    label: str
    value: float
    low: float | None = None
    high: float | None = None
    last: float | None = None


@dataclass(frozen=True)
class Chart:
    """Bars of one unit; `now` and `then` name the bars where last year stands beside this one."""

    id: str
    title: str
    unit: str
    bars: Sequence[Bar]
    note: str = ""
    now: str = ""
    then: str = ""


@dataclass(frozen=True)
class Step:
    """A step of a curve: so much, at such a price, which may be below nought."""

    label: str
    width: float
    height: float
    strong: bool = False


@dataclass(frozen=True)
class Curve:
    """Steps side by side: `strong` and `other` say what filled and empty ones are."""

    id: str
    title: str
    steps: Sequence[Step]
    strong: str
    other: str
    note: str = ""


@dataclass(frozen=True)
class Signatures:
    """Lines to sign on: the office and the name where it is known."""

    lines: Sequence[tuple[str, str]]


Block = Table | Pairs | Paragraph | Chart | Curve | Signatures


@dataclass(frozen=True)
class Section:
    """A part of a form under a heading; `wide` ones want a page lying across."""

    id: str
    title: str
    blocks: Sequence[Block]
    wide: bool = False


@dataclass(frozen=True)
class Content:
    """A form of a document in a language. `banner` is said on every page and sheet; empty where the data are real."""

    form: str
    language: str
    title: str
    subtitle: str
    organisation: str
    year: int
    hash: str
    address: str
    issued: str
    banner: str
    particulars: Sequence[Pair]
    sections: Sequence[Section] = field(default_factory=tuple)

    @property
    def tables(self) -> list[tuple[Section, Table]]:
        return [(section, block) for section in self.sections for block in section.blocks if isinstance(block, Table)]
