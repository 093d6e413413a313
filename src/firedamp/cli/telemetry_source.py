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
    import numpy as np

    from firedamp.science.telemetry import Recording
    from firedamp.tables.telemetry import TelemetryFile


@dataclass(frozen=True)
class Source:
    """A file of telemetry, and its recording; `order` (m,): the row of the file that each source row of it is."""

    file: TelemetryFile
    recording: Recording
    order: np.ndarray

    def named(self, asked: str) -> str:
        """The channel that is named as the file's title, with its unit, or without; what is none stays as it is."""
        return self.file.named(asked) or asked

    @property
    def rows(self) -> np.ndarray:
        """In which row of the recording each row (m,) of the file stands."""
        import numpy as np

        found = np.empty_like(self.recording.rows)
        found[self.order] = self.recording.rows
        return found

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
    import numpy as np

    from firedamp.science.telemetry import recording
    from firedamp.tables.telemetry import Asked, read_telemetry
    from firedamp.tables.telemetry.repeats import order_of

    require_readable(path)
    file = read_telemetry(Path(path), Path(path).name, Asked(time, zone, listed(channels), sheet, encoding))
    order = np.arange(len(file.values)) if file.times is None else order_of(file.times, file.repeats)
    times = None if file.times is None else file.times[order]
    return Source(file, recording(file.names, file.values[order], _step(times, step), times), order)


def require_readable(path: str) -> None:
    try:
        Path(path).open("rb").close()
    except FileNotFoundError:
        raise InputError.one("file", "file_not_found", path) from None
    except IsADirectoryError:
        raise InputError.one("file", "file_is_a_folder", path) from None
    except (OSError, ValueError) as error:
        raise InputError.one("file", "file_unreadable", path, reason=system_reason(error)) from None


def _step(times: np.ndarray | None, said: str | None) -> float:
    """As it was said; else the usual distance of times in their order."""
    import numpy as np

    if said is not None:
        return seconds_of(said, "step")
    if times is None:
        raise InputError.one("step", "step_needed")
    usual = float(np.median(np.diff(times) / np.timedelta64(1, "s"))) if len(times) > 1 else 0.0
    if not usual > 0:
        raise InputError.one("step", "step_unseen")
    return usual
