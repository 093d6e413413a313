"""`firedamp correlate FILE --target COL`: how each channel goes with the target, and how far ahead of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from firedamp.cli.answer import Answer, as_json
from firedamp.cli.commands import common_options
from firedamp.cli.durations import seconds_of
from firedamp.cli.layout import Column, table
from firedamp.cli.telemetry_source import telemetry_of, telemetry_options
from firedamp.cli.words import Words
from firedamp.messages import number_text

if TYPE_CHECKING:
    from firedamp.science.telemetry.correlation import Coefficient, Correlated

LONGEST_LAG = "60min"


def command(words: Words) -> click.Command:
    def run(**options: Any) -> Answer:
        return correlated(words, **options)

    return click.Command(
        "correlate",
        callback=run,
        help=words.help("correlate"),
        params=[
            click.Argument(["file"], metavar="FILE"),
            click.Option(["--target"], required=True, metavar="COL", help=words.help("correlate_target")),
            click.Option(
                ["--longest-lag"], default=LONGEST_LAG, show_default=True, metavar="TIME",
                help=words.help("correlate_longest_lag"),
            ),
            *telemetry_options(words),
            click.Option(["--json", "json_wanted"], is_flag=True, help=words.help("json")),
            *common_options(words),
        ],
    )  # fmt: skip


def correlated(words: Words, *, file: str, target: str, longest_lag: str, json_wanted: bool, **said: Any) -> Answer:
    from firedamp.science.forecasting.tasks import require_one_scale
    from firedamp.science.telemetry.correlation import correlate
    from firedamp.science.telemetry.correlation_told import correlation_told

    source = telemetry_of(file, **said)
    target = source.named(target)
    require_one_scale(source.recording)
    found = correlate(source.recording, target, seconds_of(longest_lag, "lag") / 60)
    notes = source.notes(words.lang)
    if json_wanted:
        return Answer(as_json(correlation_told(source.recording.step_s, target, found)).text, notes)
    return Answer(correlation_text(found, words), notes)


def correlation_text(found: tuple[Correlated, ...], words: Words) -> str:
    """A table: each coefficient now, and the greatest with its lag; a star where it is significant."""
    kinds = ("pearson", "spearman", "kendall")
    columns = [Column(words("correlate", "channel"))]
    for kind in kinds:
        columns += [Column(words("correlate", kind), number=True), Column(words("correlate", "greatest"), number=True)]
    columns.append(Column(words("correlate", "count"), number=True))
    ordered = sorted(found, key=lambda each: -abs(each.greatest["pearson"].value) if each.greatest["pearson"] else 0)
    rows = [_row(each, kinds, words) for each in ordered]
    return f"{table(columns, rows)}\n\n{words('correlate', 'legend')}\n"


def _row(each: Correlated, kinds: tuple[str, ...], words: Words) -> list[str]:
    cells = [each.channel]
    for kind in kinds:
        cells += [_shown(each.now[kind], words), _shown(each.greatest[kind], words, lag=True)]
    now = each.now["pearson"]
    return [*cells, number_text(now.count, words.lang) if now else "—"]


def _shown(coefficient: Coefficient | None, words: Words, *, lag: bool = False) -> str:
    if coefficient is None:
        return "—"
    from firedamp.science.telemetry.correlation_told import SIGNIFICANT

    star = "*" if coefficient.p < SIGNIFICANT else ""
    text = number_text(coefficient.value, words.lang, 2) + star
    if not lag:
        return text
    minutes = number_text(round(coefficient.lag_min, 1), words.lang)
    return words("correlate", "at_lag", value=text, minutes=minutes)
