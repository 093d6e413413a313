"""`firedamp measure FILE… --streams FILE`: from telemetry to sums of methane that add up exactly."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from firedamp.cli.answer import Answer, as_json
from firedamp.cli.arguments import ENCODINGS
from firedamp.cli.commands import common_options
from firedamp.cli.words import Words
from firedamp.science.errors import InputError, Problem

if TYPE_CHECKING:
    from firedamp.science.measured import Measured, Said, Stream

STEPS = {"day": "days", "month": "months", "year": "years"}


def command(words: Words) -> click.Command:
    def run(**options: Any) -> Answer:
        return measured(words, **options)

    return click.Command(
        "measure",
        callback=run,
        help=words.help("measure"),
        params=[
            click.Argument(["files"], nargs=-1, required=True, metavar="FILE..."),
            click.Option(["--streams"], required=True, metavar="FILE", help=words.help("measure_streams")),
            click.Option(["--from", "first"], metavar="DAY", help=words.help("measure_from")),
            click.Option(["--to", "last"], metavar="DAY", help=words.help("measure_to")),
            click.Option(
                ["--fill"], type=click.Choice(["ff_98_325", "restoration", "none"]), default="ff_98_325",
                show_default=True, help=words.help("measure_fill"),
            ),
            click.Option(
                ["--by"], type=click.Choice(list(STEPS)), default="day", show_default=True,
                help=words.help("measure_by"),
            ),
            click.Option(["--gwp-set"], metavar="SET", help=words.help("measure_gwp")),
            click.Option(["--door"], metavar="METHOD:NUMBER", help=words.help("measure_door")),
            click.Option(["--time"], metavar="TITLE", help=words.help("telemetry_time")),
            click.Option(["--zone"], metavar="NAME", help=words.help("measure_zone")),
            click.Option(["--sheet"], metavar="NAME", help=words.help("sheet")),
            click.Option(["--encoding"], type=click.Choice(ENCODINGS), help=words.help("reference_encoding")),
            click.Option(["--xlsx"], metavar="FILE", help=words.help("xlsx")),
            click.Option(["--force"], is_flag=True, help=words.help("force")),
            click.Option(["--json", "json_wanted"], is_flag=True, help=words.help("json")),
            *common_options(words),
        ],
    )  # fmt: skip


def measured(
    words: Words, *, files: tuple[str, ...], streams: str, first: str | None, last: str | None, fill: str, by: str,
    gwp_set: str | None, door: str | None, xlsx: str | None, force: bool, json_wanted: bool, **said: Any,
) -> Answer:  # fmt: skip
    from firedamp.cli.measure_source import readings_of, streams_in
    from firedamp.cli.measure_text import measured_text
    from firedamp.cli.restore import refuse_outputs, require_ending
    from firedamp.science.measured import measured_told

    require_ending(xlsx, (".xlsx",))
    refuse_outputs(files[0], [xlsx], force)
    stated = streams_in(streams, gwp_set)
    source = readings_of(files, stated, **said)
    found = _measured(source, stated, (first, last), fill)
    if door:
        return _opened(found, stated, door, words, json_wanted)
    told = measured_told(found, stated)
    if xlsx:
        from firedamp.cli.files import write_whole
        from firedamp.tables.export import xlsx_bytes
        from firedamp.tables.measured_export import measured_tables

        write_whole(xlsx, xlsx_bytes(measured_tables(told, words.lang)))
    notes = source.notes(words.lang)
    return Answer(as_json(told).text if json_wanted else measured_text(told, STEPS[by], words), notes)


def _measured(source: Any, stated: Said, span: tuple[str | None, str | None], fill: str) -> list[Measured]:
    from firedamp.cli.progress import shown_progress
    from firedamp.science.measured import measure

    days = _days(span)
    found = []
    for stream in stated.streams:
        seen = source.days(stream)
        first, last = (own if day is None else day for day, own in zip(days, seen, strict=True))
        _require_come(stream, first_day=first, last_day=last)
        try:
            own = measure(
                stream, source.read(stream), first, last, fill=fill, extent=source.extent, progress=shown_progress
            )
            found.append(own)
        except InputError as error:
            raise error.within(stream.id) from None
    return found


def _require_come(stream: Stream, **days: date) -> None:
    today = datetime.now(stream.clock).date()
    problems = [Problem(name, "in_the_future", day.isoformat()) for name, day in days.items() if day > today]
    if problems:
        raise InputError(problems)


def _days(span: tuple[str | None, str | None]) -> list[date | None]:
    """InputError with both where neither is a day."""
    found: list[date | None] = []
    problems = []
    for text, field in zip(span, ("first_day", "last_day"), strict=True):
        try:
            found.append(None if text is None else date.fromisoformat(text))
        except ValueError:
            problems.append(Problem(field, "not_a_date", text))
    if problems:
        raise InputError(problems)
    return found


def _opened(found: list[Measured], stated: Said, asked: str, words: Words, json_wanted: bool) -> Answer:
    from firedamp.cli.calculation_text import calculation_text
    from firedamp.science.measured import door

    method, _, number = asked.partition(":")
    if not re.fullmatch("[0-9]{1,9}", number):
        raise InputError.one("part", "pattern_mismatch", asked, pattern="order_371:1")
    result = door(found, stated, method, int(number), counted_from=1)
    return as_json(result) if json_wanted else Answer(calculation_text(result, words))
