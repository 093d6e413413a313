"""Where do the recordings of a command come from? A file of telemetry, its step said or seen of its times."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from firedamp.cli.arguments import ENCODINGS
from firedamp.cli.durations import seconds_of
from firedamp.cli.series_source import listed
from firedamp.cli.words import Words
from firedamp.messages import describe
from firedamp.messages.system import system_reason
from firedamp.science.errors import InputError

if TYPE_CHECKING:
    from firedamp.science.telemetry import Recording
    from firedamp.tables.telemetry import TelemetryFile


@dataclass(frozen=True)
class Source:
    """A file of telemetry, and its recording."""

    file: TelemetryFile
    recording: Recording

    def notes(self, lang: str) -> tuple[str, ...]:
        return tuple(describe(note, lang) for note in self.file.notes)


def telemetry_options(words: Words) -> list[click.Parameter]:
    """What may have to be said of a file of telemetry."""
    return [
        click.Option(["--step"], metavar="TIME", help=words.help("telemetry_step")),
        click.Option(["--channels"], metavar="A,B,…", help=words.help("telemetry_channels")),
        click.Option(["--time"], metavar="TITLE", help=words.help("telemetry_time")),
        click.Option(["--zone"], metavar="NAME", help=words.help("telemetry_zone")),
        click.Option(["--sheet"], metavar="NAME", help=words.help("sheet")),
        click.Option(["--encoding"], type=click.Choice(ENCODINGS), help=words.help("reference_encoding")),
    ]


def telemetry_of(
    path: str, *, step: str | None, channels: str | None, time: str | None, zone: str | None, sheet: str | None,
    encoding: str | None,
) -> Source:  # fmt: skip
    """The recording of a CSV, XLSX, ARFF or Parquet file. Raises InputError."""
    from firedamp.science.telemetry import recording
    from firedamp.tables.telemetry import Asked, read_telemetry

    _require_readable(path)
    file = read_telemetry(Path(path), Path(path).name, Asked(time, zone, listed(channels), sheet, encoding))
    return Source(file, recording(file.names, file.values, _step(file, step), file.times))


def _require_readable(path: str) -> None:
    try:
        Path(path).open("rb").close()
    except FileNotFoundError:
        raise InputError.one("file", "file_not_found", path) from None
    except IsADirectoryError:
        raise InputError.one("file", "file_is_a_folder", path) from None
    except (OSError, ValueError) as error:
        raise InputError.one("file", "file_unreadable", path, reason=system_reason(error)) from None


def _step(file: TelemetryFile, said: str | None) -> float:
    """As it was said; else the usual distance of the file's times."""
    import numpy as np

    if said is not None:
        return seconds_of(said, "step")
    if file.times is None or len(file.times) < 2:
        raise InputError.one("step", "step_needed")
    usual = float(np.median(np.diff(file.times) / np.timedelta64(1, "s")))
    if not usual > 0:
        raise InputError.one("step", "step_needed")
    return usual
