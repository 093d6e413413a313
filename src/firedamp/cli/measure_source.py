"""Where do the readings of streams come from? Files of telemetry, and a file that says what the streams are."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from firedamp.cli.telemetry_source import require_readable
from firedamp.messages import describe
from firedamp.science.errors import InputError, Problem
from firedamp.science.unparsed import unparsed

if TYPE_CHECKING:
    import numpy as np

    from firedamp.science.measured import Read, Said, Source, Stream
    from firedamp.tables.telemetry import TelemetryFile

AHEAD = timedelta(minutes=5)  # how far the clock of a source may be ahead of ours
LARGEST = 5_000_000  # bytes of a file that describes streams


@dataclass(frozen=True)
class Readings:
    """The files together: channels by name, each with its unit in the files (None: none said)."""

    times: np.ndarray
    columns: dict[str, np.ndarray]
    units: dict[str, str | None]
    files: tuple[TelemetryFile, ...]

    def read(self, stream: Stream) -> Read:
        """The stream's channels in the units that the stream says. Raises InputError with every channel that is not
        there, or in a unit that is none of its quantity."""
        import numpy as np

        from firedamp.science.measured import read_of

        problems = [
            Problem(f"{each.role}.channel", "unknown_channel", each.channel, {"choices": ", ".join(self.columns)})
            for each in stream.measured
            if each.channel not in self.columns
        ]
        if problems:
            raise InputError(problems)
        return read_of(self.times, np.column_stack([self._in_unit(each) for each in stream.measured]))

    def _in_unit(self, source: Source) -> np.ndarray:
        assert source.channel
        values, unit = self.columns[source.channel], self.units[source.channel]
        if unit is None:
            return values
        own = source.quantity.unit_of(unit)
        if own == source.unit:
            return values
        scale, offset = source.quantity.line_from(own)
        to_scale, to_offset = source.quantity.line_from(source.unit)
        return (values * scale + offset - to_offset) / to_scale

    @property
    def extent(self) -> tuple[int, int]:
        """From the first to the last reading, in microseconds since 1970 in UTC."""
        first, last = (int(each.astype("datetime64[us]").astype(int)) for each in (self.times.min(), self.times.max()))
        return first, last

    def days(self, stream: Stream) -> tuple[date, date]:
        """The first and the last day of the readings by the stream's clock."""
        first, last = (self._day(moment, stream) for moment in (self.times.min(), self.times.max()))
        return first, last

    def _day(self, moment: Any, stream: Stream) -> date:
        from firedamp.science.measured.holding import EPOCH

        found: datetime = EPOCH + timedelta(microseconds=int(moment.astype("datetime64[us]").astype(int)))
        return found.astimezone(stream.clock).date()

    def notes(self, lang: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(describe(note, lang) for file in self.files for note in file.notes))


def streams_in(path: str, gwp_set: str | None) -> Said:
    """The streams of a TOML or JSON file. Raises InputError with everything that is wrong in it."""
    from firedamp.science.measured import streams_of

    require_readable(path)
    content = Path(path).read_bytes()
    if len(content) > LARGEST:
        raise InputError.one("streams", "too_many_items", len(content), maximum=LARGEST)
    name, parse = ("JSON", json.loads) if Path(path).suffix.lower() == ".json" else ("TOML", tomllib.loads)
    text = ""
    try:
        text = content.decode("utf-8-sig")
        record = parse(text)
    except (ValueError, RecursionError) as error:  # of either parser, and of the encoding
        raise InputError.one("streams", "streams_unreadable", path, format=name, **unparsed(error, text)) from None
    if gwp_set and isinstance(record, dict):
        record = record | {"gwp_set": gwp_set}
    return streams_of(record)


def readings_of(
    paths: tuple[str, ...], said: Said, *, time: str | None, zone: str | None, sheet: str | None, encoding: str | None
) -> Readings:
    """The channels that the streams name, of all files. Times without an offset are in the zone named, else in that of
    the streams if they share one. Raises InputError."""
    import numpy as np

    from firedamp.tables.telemetry import Asked, read_telemetry

    zones = {each.zone for each in said.streams}
    asked = Asked(time, zone or (zones.pop() if len(zones) == 1 else None), (), sheet, encoding)
    files = []
    for path in paths:
        require_readable(path)
        file = read_telemetry(Path(path), Path(path).name, asked)
        if file.times is None:
            raise InputError.one("time", "missing", None, unit="")
        _require_come(file.times)
        files.append(file)
    wanted = {source.channel for stream in said.streams for source in stream.measured}
    names = {name: None for file in files for name in wanted if name and file.named(name)}
    columns = {name: np.concatenate([_column(file, name) for file in files]) for name in names}
    units = {name: next((_unit(file, name) for file in files if file.named(name)), None) for name in names}
    known = columns or {title: np.empty(0) for title in files[0].names}
    return Readings(np.concatenate([file.times for file in files]), known, units, tuple(files))


def _require_come(times: np.ndarray) -> None:
    """InputError with the latest time of readings that cannot have been taken yet."""
    import numpy as np

    latest = times.max() if len(times) else None
    if latest is not None and latest > np.datetime64(datetime.now(UTC).replace(tzinfo=None), "us") + AHEAD:
        raise InputError.one("time", "in_the_future", str(latest)[:16].replace("T", " "))


def _column(file: TelemetryFile, name: str) -> np.ndarray:
    import numpy as np

    own = file.named(name)
    return file.values[:, file.names.index(own)] if own else np.full(len(file.values), np.nan)


def _unit(file: TelemetryFile, name: str) -> str | None:
    own = file.named(name)
    return file.units[file.names.index(own)] if own else None
