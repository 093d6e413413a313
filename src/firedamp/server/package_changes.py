"""What `firedamp up` says of a changed data package: rows added, removed and changed, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from firedamp.messages.numbers import number_text, plain_text

SHOWN = 10
WORDS = {
    "en": {
        "counts": "{table}: rows added {added}, removed {removed}, changed {rows} (fields: {fields})",
        "differs": "{table}: changed; it has no key to compare its rows by",
        "description": "tables unchanged; the description of the package changed",
        "added": "{key}: added",
        "removed": "{key}: removed",
        "kept": "changed by users and kept: {count}",
        "kept_value": "{table} {key} {field}: {user} (the package says {package})",
        "kept_deleted": "{table} {key}: deleted (the package has it)",
        "more": "… and {more} more (GET /api/v1/packages)",
    },
    "ru": {
        "counts": "{table}: строк добавлено {added}, удалено {removed}, изменено {rows} (полей: {fields})",
        "differs": "{table}: изменилась; ключа, по которому сравнить строки, у неё нет",
        "description": "таблицы прежние; изменилось описание пакета",
        "added": "{key}: добавлена",
        "removed": "{key}: удалена",
        "kept": "изменено пользователями и оставлено: {count}",
        "kept_value": "{table} {key} {field}: {user} (в пакете {package})",
        "kept_deleted": "{table} {key}: удалена (в пакете есть)",
        "more": "… и ещё {more} (GET /api/v1/packages)",
    },
}


def change_lines(tables: Mapping[str, Mapping[str, Any]], lang: str) -> list[str]:
    """Lines for people: of each table the counts, then its first changes."""
    words = WORDS[lang]
    lines = [f"  {line}" for name, found in tables.items() for line in _table(name, found, words, lang)]
    return lines or [f"  {words['description']}"]


def kept_lines(kept: Sequence[Mapping[str, Any]], lang: str) -> list[str]:
    """Lines for people: which values of users lie over those of the package; none where none do."""
    words = WORDS[lang]
    lines = [words["kept"].format(count=len(kept)), *(f"  {_kept(each, words, lang)}" for each in kept[:SHOWN])]
    if len(kept) > SHOWN:
        lines.append("  " + words["more"].format(more=len(kept) - SHOWN))
    return [f"  {line}" for line in lines] if kept else []


def _kept(each: Mapping[str, Any], words: Mapping[str, str], lang: str) -> str:
    place = {"table": each["table"], "key": plain_text(each["key"])}
    if each["column"] is None:
        return words["kept_deleted"].format(**place)
    values = {whose: _cell(each["column"], each[whose], lang) for whose in ("user", "package")}
    return words["kept_value"].format(**place, field=plain_text(each["column"]), **values)


def _table(name: str, found: Mapping[str, Any], words: Mapping[str, str], lang: str) -> Iterator[str]:
    if found.get("differs"):
        yield words["differs"].format(table=name)
        return
    added, removed, changed = found["added"], found["removed"], found["changed"]
    yield words["counts"].format(
        table=name,
        added=len(added),
        removed=len(removed),
        rows=len({tuple(each["key"]) for each in changed}),
        fields=len(changed),
    )
    yield from (f"  {line}" for line in islice(_changes(found, words, lang), SHOWN))
    more = len(added) + len(removed) + len(changed) - SHOWN
    if more > 0:
        yield "  " + words["more"].format(more=more)


def _changes(found: Mapping[str, Any], words: Mapping[str, str], lang: str) -> Iterator[str]:
    for each in found["changed"]:
        before, after = (_cell(each["field"], each[when], lang) for when in ("before", "after"))
        yield f"{_key(each['key'])} {plain_text(each['field'])}: {before} → {after}"
    for state in ("added", "removed"):
        for key in found[state]:
            yield words[state].format(key=_key(key))


def _key(key: Sequence[Any]) -> str:
    return " ".join("—" if part in (None, "") else plain_text(str(part)) for part in key)


def _cell(field: str, value: Any, lang: str) -> str:
    if value is None or value == "":
        return "—"
    if isinstance(value, bool) or not isinstance(value, int | float) or "year" in field:
        return plain_text(str(value))
    return number_text(value, lang)
