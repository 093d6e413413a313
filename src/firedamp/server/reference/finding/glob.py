"""How does SQLite find a text whatever the case of its letters? Its LIKE knows the case of Latin letters alone."""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, Lookup, TextField

SPECIAL = "*?["


@CharField.register_lookup
@TextField.register_lookup
class Glob(Lookup):  # type: ignore[misc]
    """`column GLOB pattern`: in the database itself, where a regular expression calls Python for each row."""

    lookup_name = "glob"

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        column, given = self.process_lhs(compiler, connection)
        pattern, wanted = self.process_rhs(compiler, connection)
        return f"{column} GLOB {pattern}", [*given, *wanted]


def containing(text: str) -> str:
    """The pattern of what holds a text, each of its letters large or small."""
    return f"*{''.join(_either(letter) for letter in text)}*"


def _either(letter: str) -> str:
    cases = "".join(dict.fromkeys(each for each in (letter, letter.lower(), letter.upper()) if len(each) == 1))
    return f"[{cases}]" if len(cases) > 1 or letter in SPECIAL else letter
