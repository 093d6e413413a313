"""Which shapes has a file of telemetry that is being taken over, over HTTP?"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import AwareDatetime, Field

from firedamp.server.answers import FieldProblem, Strict, example, strict_example
from firedamp.server.reference.http.import_schemas import Encoding

Title = Annotated[str, Field(min_length=1, max_length=300)]
Step = Annotated[float, Field(gt=0, le=86_400)]
COLUMN: dict[str, Any] = {
    "title": "MM116", "stated_unit": "%", "channel": 12, "tag": "MM116", "unit": "%", "doubted": False,
    "confirmed": False, "by": "remembered",
    "readings": 13_368, "replaced": 0, "least": 0.1, "greatest": 2.4,
    "quantities": ["methane_concentration", "humidity", "oxygen"],
}  # fmt: skip
IMPORT: dict[str, Any] = {
    "id": "0d2a9f6e-7a35-4f0e-9c58-3e1b2a4c5d6e", "filename": "aerogas-2026-11.csv", "size": 480_009,
    "sha256": "0" * 64, "created": "2026-11-28T12:00:00Z", "said": {"source": "Микон"}, "job": None, "ready": True,
    "rows": 13_368, "has_times": True, "first": "2026-11-01T00:00:00Z", "last": "2026-11-05T15:23:30Z",
    "source": "Микон", "columns": [COLUMN], "faults": [], "notes": [],
}  # fmt: skip


class TelemetryColumn(Schema):
    """A column of the file, and the channel that it is taken for: as somebody said (`said`), as is remembered of its
    source, or by its tag. Without a channel its readings are not taken; `quantities`: what is measured in its unit.
    `replaced`: of its readings, those of which a later row of the file has the same time and another value. `doubted`:
    its readings speak against the unit; nothing is taken until that is `confirmed`, or another unit or channel said."""

    title: str
    stated_unit: str | None
    channel: int | None
    tag: str | None
    unit: str | None
    doubted: bool
    confirmed: bool
    by: Literal["said", "remembered", "tag"] | None
    readings: int
    replaced: int
    least: float | None
    greatest: float | None
    quantities: list[str]


class TelemetryImportOut(Schema):
    """`job`: a large file is still being read, and what was found follows. `ready`: nothing stands in the way of taking
    it over; else `faults` says what does. `has_times` false: say `start` and `step_s`; its axis is then arbitrary."""

    id: UUID
    filename: str
    size: int
    sha256: str
    created: datetime
    said: dict[str, Any]
    job: UUID | None
    ready: bool
    rows: int
    has_times: bool
    first: datetime | None
    last: datetime | None
    source: str | None
    columns: list[TelemetryColumn]
    faults: list[FieldProblem]
    notes: list[FieldProblem]

    model_config = example(**IMPORT)


class ChannelOfColumn(Strict):
    """The channel of a column, and the unit of the file's numbers (null: what the file states)."""

    channel: Annotated[int, Field(ge=1, le=2**63 - 1)]
    unit: Annotated[str, Field(max_length=30)] | None = None


class SaidOfColumn(ChannelOfColumn):
    """`confirmed`: the numbers are in this unit throughout, although they look like another. It is not remembered."""

    confirmed: bool = False


class TelemetryImportChangeIn(Strict):
    """What is not named stays. `columns`: by title, null for one that is left out. `time`: the title of the column of
    times; `zone`: of times without an offset. `start` and `step_s`: of a file without times. `source`: what the file
    comes from; how it is read is remembered under this name when it is taken over."""

    source: Annotated[str, Field(max_length=100)] | None = None
    sheet: Annotated[str, Field(max_length=100)] | None = None
    encoding: Encoding | None = None
    time: Title | None = None
    zone: Annotated[str, Field(max_length=60)] | None = None
    start: AwareDatetime | None = None
    step_s: Step | None = None
    columns: Annotated[dict[Title, SaidOfColumn | None], Field(max_length=4_000)] | None = None

    model_config = strict_example(
        source="Микон", zone="Asia/Novokuznetsk", columns={"MM116": {"channel": 12, "unit": "%"}, "Примечание": None}
    )


class RememberedSource(Schema):
    name: str
    time_title: str
    time_zone: str
    mapping: dict[str, ChannelOfColumn | None]
    changed: datetime


class RememberedSources(Schema):
    items: list[RememberedSource]

    model_config = example(
        items=[
            {
                "name": "Микон", "time_title": "", "time_zone": "Asia/Novokuznetsk", "changed": "2026-11-28T12:00:00Z",
                "mapping": {"MM116": {"channel": 12, "unit": "%"}},
            }
        ]
    )  # fmt: skip
