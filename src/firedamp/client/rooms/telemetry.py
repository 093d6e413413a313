"""Which calls has `client.telemetry`?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Literal
from uuid import uuid4

from firedamp.client.files import Download, Progress, Source, upload
from firedamp.client.job import Job
from firedamp.client.paging import Pages
from firedamp.client.transport import UNSAID, Transport, Unsaid, operation

if TYPE_CHECKING:
    from firedamp.client import shapes


class TelemetryRoom:
    """The operations of the API under `telemetry`."""

    def __init__(self, to: Transport) -> None:
        self._to = to

    @operation("telemetry_quantities")
    def quantities(self) -> shapes.QuantitiesOfTelemetry:
        """What channels measure, and where.

        The quantities with their units, the places with the limits of methane that documents state for them.

        Raises BadInput.
        """
        found: shapes.QuantitiesOfTelemetry = self._to.json("GET", "telemetry", "quantities")
        return found

    @operation("longwall_list")
    def longwall_list(self) -> Pages[shapes.LongwallRow]:
        """Longwalls.

        Those of your organisations, and public demonstrations, by name.

        Raises NotSignedIn, BadInput.
        """
        return Pages(self._to, "telemetry", "longwalls", query={})

    @operation("longwall_create")
    def longwall_create(
        self,
        name: str,
        *,
        name_en: str | None = None,
        organisation: str | None = None,
        mine: str | None = None,
        site: str | None = None,
        seam: str | None = None,
        time_zone: str | None = None,
    ) -> shapes.LongwallRow:
        """Enter a longwall.

        Of the organisation named, else of the only one of which you may enter data.

        time_zone: 'UTC' unless said

        Raises NotSignedIn, NotAllowed, BadInput.
        """
        found: shapes.LongwallRow = self._to.json(
            "POST",
            "telemetry",
            "longwalls",
            body={
                "name": name,
                "name_en": name_en,
                "organisation": organisation,
                "mine": mine,
                "site": site,
                "seam": seam,
                "time_zone": time_zone,
            },
        )
        return found

    @operation("longwall_read")
    def longwall_read(self, longwall_id: str) -> shapes.LongwallRow:
        """A longwall.

        What is said of it, and from when to when there are readings.

        Raises NotSignedIn, NotFound, BadInput.
        """
        found: shapes.LongwallRow = self._to.json("GET", "telemetry", "longwalls", longwall_id)
        return found

    @operation("longwall_change")
    def longwall_change(
        self,
        longwall_id: str,
        version: int,
        *,
        name: str | Unsaid | None = UNSAID,
        name_en: str | Unsaid | None = UNSAID,
        mine: str | Unsaid | None = UNSAID,
        site: str | Unsaid | None = UNSAID,
        seam: str | Unsaid | None = UNSAID,
        time_zone: str | Unsaid | None = UNSAID,
        identities: Sequence[shapes.ChannelIdentity] | Unsaid | None = UNSAID,
        closed: bool | Unsaid | None = UNSAID,
    ) -> shapes.LongwallRow:
        """Describe a longwall, close it.

        Of the version that one has seen; 412 where somebody has changed it since, with `current`, `differences` and
        `changed_by`. A closed one takes no readings, until it is opened again.

        identities: at most 100

        Raises NotSignedIn, NotAllowed, NotFound, Changed, BadInput.
        """
        found: shapes.LongwallRow = self._to.json(
            "PATCH",
            "telemetry",
            "longwalls",
            longwall_id,
            body={
                "version": version,
                "name": name,
                "name_en": name_en,
                "mine": mine,
                "site": site,
                "seam": seam,
                "time_zone": time_zone,
                "identities": identities,
                "closed": closed,
            },
        )
        return found

    @operation("longwall_delete")
    def longwall_delete(self, longwall_id: str) -> None:
        """Take a longwall away.

        A closed one, with its channels and readings: an administrator's right. It does not come back.

        Raises NotSignedIn, NotAllowed, NotFound, Conflict, BadInput.
        """
        self._to.delete("telemetry", "longwalls", longwall_id)

    @operation("channel_list")
    def channel_list(self, longwall_id: str) -> list[shapes.ChannelOut]:
        """Its channels.

        What each measures, where, in which unit and range, with which limits.

        Raises NotSignedIn, NotFound, BadInput.
        """
        found: list[shapes.ChannelOut] = self._to.json("GET", "telemetry", "longwalls", longwall_id, "channels")[
            "items"
        ]
        return found

    @operation("channel_create")
    def channel_create(
        self,
        longwall_id: str,
        tag: str,
        quantity: str,
        *,
        title: str | None = None,
        title_en: str | None = None,
        unit: str | None = None,
        place: str | None = None,
        location: str | None = None,
        range_low: float | None = None,
        range_high: float | None = None,
        resolution: float | None = None,
        step_s: float | None = None,
        warning_limit: float | None = None,
        alarm_limit: float | None = None,
    ) -> shapes.ChannelOut:
        """Enter a channel.

        Its unit may be spelled in any way that is known; the answer has it as it is kept.

        Raises NotSignedIn, NotAllowed, NotFound, Conflict, BadInput.
        """
        found: shapes.ChannelOut = self._to.json(
            "POST",
            "telemetry",
            "longwalls",
            longwall_id,
            "channels",
            body={
                "tag": tag,
                "title": title,
                "title_en": title_en,
                "quantity": quantity,
                "unit": unit,
                "place": place,
                "location": location,
                "range_low": range_low,
                "range_high": range_high,
                "resolution": resolution,
                "step_s": step_s,
                "warning_limit": warning_limit,
                "alarm_limit": alarm_limit,
            },
        )
        return found

    @operation("channel_read")
    def channel_read(self, channel_id: int) -> shapes.ChannelOut:
        """A channel.

        What it measures, and from when to when there are readings.

        Raises NotSignedIn, NotFound, BadInput.
        """
        found: shapes.ChannelOut = self._to.json("GET", "telemetry", "channels", channel_id)
        return found

    @operation("channel_change")
    def channel_change(
        self,
        channel_id: int,
        version: int,
        *,
        tag: str | Unsaid | None = UNSAID,
        title: str | Unsaid | None = UNSAID,
        title_en: str | Unsaid | None = UNSAID,
        quantity: str | Unsaid | None = UNSAID,
        unit: str | Unsaid | None = UNSAID,
        place: str | Unsaid | None = UNSAID,
        location: str | Unsaid | None = UNSAID,
        range_low: float | Unsaid | None = UNSAID,
        range_high: float | Unsaid | None = UNSAID,
        resolution: float | Unsaid | None = UNSAID,
        step_s: float | Unsaid | None = UNSAID,
        warning_limit: float | Unsaid | None = UNSAID,
        alarm_limit: float | Unsaid | None = UNSAID,
    ) -> shapes.ChannelOut:
        """Describe a channel.

        Of the version that one has seen. 409 for the quantity or unit of a channel that has readings: they are in
        it. Where somebody has changed it since, 412 with the channel as it is (`current`), what differs
        (`differences`) and who changed it when (`changed_by`).

        Raises NotSignedIn, NotAllowed, NotFound, Conflict, Changed, BadInput.
        """
        found: shapes.ChannelOut = self._to.json(
            "PATCH",
            "telemetry",
            "channels",
            channel_id,
            body={
                "version": version,
                "tag": tag,
                "title": title,
                "title_en": title_en,
                "quantity": quantity,
                "unit": unit,
                "place": place,
                "location": location,
                "range_low": range_low,
                "range_high": range_high,
                "resolution": resolution,
                "step_s": step_s,
                "warning_limit": warning_limit,
                "alarm_limit": alarm_limit,
            },
        )
        return found

    @operation("readings_add")
    def readings_add(
        self, channel_id: int, readings: Sequence[shapes.ReadingIn], *, idempotency_key: str | None = None
    ) -> shapes.ReadingsTakenOut:
        """Send readings of a channel.

        A batch of at most 10,000, in the channel's unit, in any order; all of it is taken or nothing. The same
        `Idempotency-Key` with the same readings gives the same answer, with others 409. A reading that is there
        already is left as it is; one of another value replaces what was there. Late ones are welcome; those of more
        than five minutes ahead of this server's clock are refused.

        readings: at most 10000

        Raises NotSignedIn, NotAllowed, NotFound, Conflict, TooLarge, BadInput.
        """
        found: shapes.ReadingsTakenOut = self._to.json(
            "POST",
            "telemetry",
            channel_id,
            "readings",
            body={"readings": readings},
            key=idempotency_key or str(uuid4()),
        )
        return found

    @operation("longwall_series")
    def longwall_series(
        self,
        longwall_id: str,
        *,
        channels: Sequence[int] | None = None,
        start: datetime | str | None = None,
        end: datetime | str | None = None,
        points: int | None = None,
    ) -> shapes.LongwallSeries:
        """Readings to draw.

        Of the channels named (all, unless some are), in at most so many buckets of equal width, each with its
        least, greatest and last reading, so that no peak is lost; or the readings themselves, where they are no
        more than that.

        channels: at most 200
        points: 3 to 10000, 1000 unless said

        Raises NotSignedIn, NotFound, BadInput.
        """
        found: shapes.LongwallSeries = self._to.json(
            "GET",
            "telemetry",
            "longwalls",
            longwall_id,
            "series",
            query={"channels": channels, "start": start, "end": end, "points": points},
        )
        return found

    @operation("longwall_latest")
    def longwall_latest(self, longwall_id: str) -> shapes.LatestReadings:
        """The last readings.

        Of each channel the last reading; while a recording is replayed, up to its "now".

        Raises NotSignedIn, NotFound, BadInput.
        """
        found: shapes.LatestReadings = self._to.json("GET", "telemetry", "longwalls", longwall_id, "latest")
        return found

    @operation("batch_list")
    def batch_list(self, longwall_id: str) -> Pages[shapes.BatchOut]:
        """What came in when.

        The newest first; streamed batches that replaced nothing are kept for 30 days.

        Raises NotSignedIn, NotFound, BadInput.
        """
        return Pages(self._to, "telemetry", "longwalls", longwall_id, "batches", query={})

    @operation("longwall_readings")
    def longwall_readings(
        self,
        longwall_id: str,
        *,
        channels: Sequence[int] | None = None,
        start: datetime | str | None = None,
        end: datetime | str | None = None,
        format: Literal["csv", "parquet"] | None = None,
    ) -> Download:
        """Take readings away.

        Channels side by side, a row for each time, as CSV (times with the offset of the longwall's zone) or Parquet
        (times in UTC); 5,000,000 readings at most. Importing the file again changes nothing.

        channels: at most 200
        format: 'csv' unless said

        Raises NotSignedIn, NotFound, BadInput.
        """
        return Download(
            self._to,
            "GET",
            "telemetry",
            "longwalls",
            longwall_id,
            "readings",
            query={"channels": channels, "start": start, "end": end, "format": format},
        )

    @operation("replay_read")
    def replay_read(self, longwall_id: str) -> shapes.ReplayOut:
        """Its replay.

        Whether the recording is being replayed, and where it is: `now` is up to when readings are shown.

        Raises NotSignedIn, NotFound, BadInput.
        """
        found: shapes.ReplayOut = self._to.json("GET", "telemetry", "longwalls", longwall_id, "replay")
        return found

    @operation("replay_set")
    def replay_set(
        self,
        longwall_id: str,
        *,
        state: Literal["running", "paused"] | None = None,
        speed: float | None = None,
        position_s: float | None = None,
    ) -> shapes.ReplayOut:
        """Replay a recording.

        Start it, pause it, let it go on, set its speed (1 is that of the recording) or its place in seconds from
        the beginning. There is one replay of a longwall, which all see; a demonstration's may be set by any
        visitor. Only what is recorded is replayed: arbitrary times, or a closed longwall.

        state: 'running' unless said
        speed: 0.1 to 3600

        Raises NotSignedIn, NotAllowed, NotFound, Conflict, BadInput, TooManyRequests.
        """
        found: shapes.ReplayOut = self._to.json(
            "PUT",
            "telemetry",
            "longwalls",
            longwall_id,
            "replay",
            body={"state": state, "speed": speed, "position_s": position_s},
        )
        return found

    @operation("replay_stop")
    def replay_stop(self, longwall_id: str) -> shapes.ReplayOut:
        """Stop the replay.

        All of the recording is shown again.

        Raises NotSignedIn, NotAllowed, NotFound, BadInput, TooManyRequests.
        """
        found: shapes.ReplayOut = self._to.json("DELETE", "telemetry", "longwalls", longwall_id, "replay")
        return found

    @operation("longwall_quality")
    def longwall_quality(
        self,
        longwall_id: str,
        *,
        channels: Sequence[int] | None = None,
        start: datetime | str | None = None,
        end: datetime | str | None = None,
        rule: str | None = None,
        offset: int | None = None,
        limit: int | None = None,
    ) -> shapes.LongwallQuality:
        """How good its readings are.

        How many readings of each channel bear the mark of each rule, and the episodes in the order of time (of one
        rule, where it is named). At most 4,000,000 readings are judged at once (422). No reading is changed or
        dropped.

        channels: at most 200
        offset: 0 to 1000000, 0 unless said
        limit: 0 to 1000, 200 unless said

        Raises NotSignedIn, NotFound, BadInput.
        """
        found: shapes.LongwallQuality = self._to.json(
            "GET",
            "telemetry",
            "longwalls",
            longwall_id,
            "quality",
            query={"channels": channels, "start": start, "end": end, "rule": rule, "offset": offset, "limit": limit},
        )
        return found

    @operation("longwall_monthly")
    def longwall_monthly(
        self,
        longwall_id: str,
        *,
        channels: Sequence[int] | None = None,
        start: datetime | str | None = None,
        end: datetime | str | None = None,
    ) -> shapes.LongwallMonths:
        """Months of its channels.

        Of each channel and month (of UTC): how many readings, their least, greatest and mean; how many bear a mark
        of those that a database finds by itself (out of range, spike, stuck), and the mean of the others; the time
        that is covered. At most 200,000,000 readings are looked at (422).

        channels: at most 200

        Raises NotSignedIn, NotFound, BadInput.
        """
        found: shapes.LongwallMonths = self._to.json(
            "GET",
            "telemetry",
            "longwalls",
            longwall_id,
            "monthly",
            query={"channels": channels, "start": start, "end": end},
        )
        return found

    @operation("longwall_correlation")
    def longwall_correlation(
        self,
        longwall_id: str,
        target: int,
        *,
        channels: Sequence[int] | None = None,
        start: datetime | str | None = None,
        end: datetime | str | None = None,
        longest_lag_min: float | None = None,
    ) -> shapes.LongwallCorrelation:
        """How its channels go with one of them.

        Each channel (all, unless some are named; 100 at most) with the `target`: without a lag, at the lag of the
        greatest, and Pearson's at every lag tried. Of a long span the latest rows: 20,000 at the target's step,
        fewer of many channels.

        channels: at most 200
        longest_lag_min: 0 to 60, 60 unless said

        Raises NotSignedIn, NotFound, BadInput.
        """
        found: shapes.LongwallCorrelation = self._to.json(
            "GET",
            "telemetry",
            "longwalls",
            longwall_id,
            "correlation",
            query={
                "target": target,
                "channels": channels,
                "start": start,
                "end": end,
                "longest_lag_min": longest_lag_min,
            },
        )
        return found

    @operation("telemetry_import_create")
    def import_create(
        self,
        longwall_id: str,
        content: Source,
        *,
        filename: str | None = None,
        source: str | None = None,
        progress: Progress | None = None,
    ) -> shapes.TelemetryImportOut:
        """Send a file of readings to look at.

        The bytes of a CSV, XLSX, ARFF or Parquet file, wide or long, 300 MB at most; of a plain long CSV 20 GB.
        Nothing is taken yet: the answer says what each column is taken for, and what stands in the way. One of more
        than 10 MB is read as a job.

        Raises NotSignedIn, NotAllowed, NotFound, Conflict, TooLarge, BadInput.
        """
        found: shapes.TelemetryImportOut = upload(
            self._to,
            "telemetry",
            "longwalls",
            longwall_id,
            "imports",
            content=content,
            progress=progress,
            query={"filename": filename, "source": source},
        )
        return found

    @operation("telemetry_import_read")
    def import_read(self, longwall_id: str, upload_id: str) -> shapes.TelemetryImportOut:
        """A file that is being looked at.

        Who has sent it sees it, for seven days.

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        found: shapes.TelemetryImportOut = self._to.json(
            "GET", "telemetry", "longwalls", longwall_id, "imports", upload_id
        )
        return found

    @operation("telemetry_import_change")
    def import_change(
        self,
        longwall_id: str,
        upload_id: str,
        *,
        source: str | Unsaid | None = UNSAID,
        sheet: str | Unsaid | None = UNSAID,
        encoding: Literal["utf-8", "utf-16", "cp1251", "cp866", "koi8-r"] | Unsaid | None = UNSAID,
        time: str | Unsaid | None = UNSAID,
        zone: str | Unsaid | None = UNSAID,
        start: datetime | str | Unsaid | None = UNSAID,
        step_s: float | Unsaid | None = UNSAID,
        columns: Mapping[str, shapes.SaidOfColumn | None] | Unsaid | None = UNSAID,
    ) -> shapes.TelemetryImportOut:
        """Say how it is read.

        Which channel and unit each column is, where its times are and of which zone; it is then read again.

        Raises NotSignedIn, NotAllowed, NotFound, Conflict, BadInput.
        """
        found: shapes.TelemetryImportOut = self._to.json(
            "PATCH",
            "telemetry",
            "longwalls",
            longwall_id,
            "imports",
            upload_id,
            body={
                "source": source,
                "sheet": sheet,
                "encoding": encoding,
                "time": time,
                "zone": zone,
                "start": start,
                "step_s": step_s,
                "columns": columns,
            },
        )
        return found

    @operation("telemetry_import_delete")
    def import_delete(self, longwall_id: str, upload_id: str) -> None:
        """Put a file away.

        Nothing of it was taken over.

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        self._to.delete("telemetry", "longwalls", longwall_id, "imports", upload_id)

    @operation("telemetry_import_commit")
    def import_commit(self, longwall_id: str, upload_id: str) -> Job:
        """Take a file over.

        As a job, all of it or nothing: 422 while anything stands in the way. Readings that are there already are
        left, others of the same time replace them; the job's result counts both. The same file again changes
        nothing.

        Raises NotSignedIn, NotAllowed, NotFound, Conflict, BadInput.
        """
        return Job(
            self._to, self._to.json("POST", "telemetry", "longwalls", longwall_id, "imports", upload_id, "commit")
        )

    @operation("telemetry_source_list")
    def source_list(self, longwall_id: str) -> list[shapes.RememberedSource]:
        """How its sources are read.

        What is remembered of each: which title is which channel, in which unit, and the zone of its times.

        Raises NotSignedIn, NotFound, BadInput.
        """
        found: list[shapes.RememberedSource] = self._to.json("GET", "telemetry", "longwalls", longwall_id, "sources")[
            "items"
        ]
        return found
