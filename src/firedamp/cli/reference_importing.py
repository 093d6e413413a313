"""`firedamp reference import`: a file is taken over whole, or every bad row is named and nothing is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from firedamp.cli.answer import Answer, as_json
from firedamp.cli.arguments import read_bytes
from firedamp.cli.connection import connected
from firedamp.cli.reference_writing import values_of
from firedamp.cli.words import Words
from firedamp.science.errors import InputError
from firedamp.tables.grids import REFERENCE_TABLE

if TYPE_CHECKING:
    from firedamp.client import Client
    from firedamp.client.shapes import ImportOut, TakenOut


SEPARATORS = {"semicolon": ";", "comma": ",", "tab": "\t", "bar": "|"}
OF_YEARS = ("years_unsaid", "no_column_unit")  # said once for all cells


def imported(
    words: Words, *, table: str, file: str, sheet: str | None, encoding: str | None, separator: str | None,
    header_row: int | None, no_header: bool, defaults: tuple[str, ...], column: tuple[str, ...],
    years: str | None, not_wide: bool, replace: bool, skip_bad: bool, dry_run: bool, json_wanted: bool, url: str,
) -> Answer:  # fmt: skip
    """Send the file, say what is known of it, then take it over or put it away."""
    content = read_bytes(file, REFERENCE_TABLE.file_bytes)
    with connected(url, words) as client:
        columns = {each["name"]: each for each in client.reference.schema(table)["columns"]}
        given = values_of(defaults, columns)
        looked_at = client.reference.send(
            table, content, filename=Path(file).name, sheet=sheet, encoding=encoding,
            separator=SEPARATORS.get(separator or ""), header_row=0 if no_header else header_row,
        )  # fmt: skip
        taken = False
        try:
            if not_wide:
                looked_at = client.reference.mend(table, looked_at["id"], wide=False)
            matches = {**_years(looked_at, years), **_matches(looked_at, column)}
            said: dict[str, Any] = {"defaults": given, "columns": matches}
            said = {name: value for name, value in said.items() if value}
            looked_at = client.reference.mend(table, looked_at["id"], choice=_choice(replace), **said)
            _refuse_unsure(words, looked_at)
            bad = list(client.reference.sent_rows(table, looked_at["id"], "bad"))
            notes = (*looked_at["notes"], *_guessed(words, looked_at), *_untaken(words, looked_at))
            faults = _faults(looked_at, bad)
            if bad and not skip_bad:
                said_first = [*_guessed(words, looked_at), *_missing(words, looked_at), *_unsaid(words, looked_at)]
                raise click.ClickException("\n".join([*said_first, *faults, _nothing(words, bad)]))
            if dry_run:
                counts = as_json(looked_at["counts"]) if json_wanted else Answer(_counted(words, looked_at))
                return Answer(counts.text, (*notes, *_missing(words, looked_at), *_unsaid(words, looked_at), *faults))
            answer = _take(client, table, looked_at, [row["place"] for row in bad])
            taken = True
        finally:
            if not taken:
                client.reference.put_away(table, looked_at["id"])
    text = as_json(answer).text if json_wanted else _taken_words(words, answer) + "\n"
    kept = (words("reference", "kept", kept=answer["kept"]),) if answer["kept"] else ()
    return Answer(text, (*notes, *faults, *kept))


def _taken_words(words: Words, answer: TakenOut) -> str:
    change_set = answer["change_set"]
    as_change = words("reference", "as_change", change_set=change_set) if change_set else ""
    return words("reference", "taken", **{**answer, "as_change": as_change})


def _guessed(words: Words, looked_at: ImportOut) -> list[str]:
    """Where the header was found by its place alone, while columns are still to be matched."""
    if not looked_at["header_guessed"] or not looked_at["missing"]:
        return []
    row = looked_at["header_row"]
    return [words("reference", "header_guessed", row=row) if row else words("reference", "no_header")]


def _untaken(words: Words, looked_at: ImportOut) -> list[str]:
    return [
        words("reference", "untaken", title=each["title"] or f"#{each['index'] + 1}", filled=each["filled"])
        for each in looked_at["unmatched"]
    ]


def _choice(replace: bool) -> str:
    return "replace" if replace else "keep"


def _take(client: Client, table: str, looked_at: ImportOut, bad: list[str]) -> TakenOut:
    if bad:
        client.reference.mend(table, looked_at["id"], skip=bad)
    return client.reference.take(table, looked_at["id"])


def _refuse_unsure(words: Words, looked_at: ImportOut) -> None:
    """A text that may be in several encodings is not taken before somebody says which."""
    if not looked_at["encoding_sure"]:
        raise click.ClickException(words("reference", "say_encoding", note=looked_at["notes"][0]))


def _years(looked_at: ImportOut, said: str | None) -> dict[str, Any]:
    """ "output_t:kt" for the cells under all columns that are years."""
    if said is None:
        return {}
    if not looked_at["years"]:
        raise InputError.one("wide", "no_year_columns", None)
    return {str(each["index"]): _meant(said) for each in looked_at["years"]}


def _unsaid(words: Words, looked_at: ImportOut) -> list[str]:
    """What is to be said of the columns of years, once for all their cells."""
    return [
        words("reference", "say_years", first=each["first"], last=each["last"], measures=", ".join(each["measures"]))
        if each["column"] is None
        else words("reference", "say_unit", column=each["column"], units=", ".join(each["units"]))
        for each in looked_at["years"]
        if _lacks(each)
    ]


def _lacks(years: dict[str, Any]) -> bool:
    if years["column"] is None:
        return years["by_row"] is None
    return years["unit"] is None and bool(years["units"])


def _meant(said: str) -> dict[str, str | None]:
    name, _, unit = said.partition(":")
    return {"column": name.strip() or None, "unit": unit.strip() or None}


def _matches(looked_at: ImportOut, said: tuple[str, ...]) -> dict[str, Any]:
    """ "Дебит=absolute_abundance_m3_min:m3/min" for each column whose title does not say what it is."""
    titles = {each["title"].strip().casefold(): str(each["index"]) for each in looked_at["columns"]}
    matches = {}
    for word in said:
        title, equals, meant = word.rpartition("=")
        if not equals:
            raise InputError.one("column", "bad_assignment", word)
        if title.strip().casefold() not in titles:
            raise InputError.one("column", "no_such_title", title, choices=", ".join(titles))
        matches[titles[title.strip().casefold()]] = _meant(meant)
    return matches


def _faults(looked_at: ImportOut, bad: list[Any]) -> list[str]:
    """What is wrong with the rows, row and column in it; a column that the whole file lacks is no fault of each row."""
    lacked = {each["column"] for each in looked_at["missing"]}
    unsaid = any(_lacks(each) for each in looked_at["years"])
    errors = [each for row in bad for each in row["errors"]]
    told = dict.fromkeys(
        each["message"]
        for each in errors
        if not (each["rule"] == "missing" and each["column"] in lacked) and not (unsaid and each["rule"] in OF_YEARS)
    )
    return list(told)


def _missing(words: Words, looked_at: ImportOut) -> list[str]:
    names = ", ".join(f"{words.of(each['label'])} ({each['column']})" for each in looked_at["missing"])
    return [words("reference", "missing", names=names)] if names else []


def _nothing(words: Words, bad: list[Any]) -> str:
    return words("reference", "nothing_written", bad=len(bad))


def _counted(words: Words, looked_at: ImportOut) -> str:
    return words("reference", "would", **looked_at["counts"]) + "\n"
