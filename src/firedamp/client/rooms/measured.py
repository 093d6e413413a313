"""Which calls has `client.measured`?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from firedamp.client.files import Download
from firedamp.client.job import Job
from firedamp.client.transport import UNSAID, Transport, Unsaid, operation

if TYPE_CHECKING:
    from firedamp.client import shapes


class MeasuredRoom:
    """The operations of the API under `measured`."""

    def __init__(self, to: Transport) -> None:
        self._to = to

    @operation("measured_example")
    def example(self) -> shapes.MeasuredExample:
        """The sums of a made-up mine.

        Two weeks of a ventilation shaft and a drainage station that firedamp.science.measured.synthetic makes up.

        Raises BadInput.
        """
        found: shapes.MeasuredExample = self._to.json("GET", "measured", "example")
        return found

    @operation("measured_example_door")
    def example_door(
        self,
        *,
        stream: str | None = None,
        period: str | None = None,
        method: str | None = None,
        part: int | None = None,
    ) -> shapes.ResultOut:
        """The calculation behind one of its numbers.

        As `/measurements/{id}/door`.

        stream: 'all' unless said
        part: 0 to 100000, 0 unless said

        Raises NotFound, BadInput.
        """
        found: shapes.ResultOut = self._to.json(
            "GET",
            "measured",
            "example",
            "door",
            query={"stream": stream, "period": period, "method": method, "part": part},
        )
        return found

    @operation("stream_list")
    def stream_list(self, longwall_id: str) -> shapes.MeasuredStreamList:
        """The streams of a longwall.

        By name: each as it was described, with the version that a change has to name.

        Raises NotSignedIn, NotFound, BadInput.
        """
        found: shapes.MeasuredStreamList = self._to.json("GET", "measured", "longwalls", longwall_id, "streams")
        return found

    @operation("stream_create")
    def stream_create(self, longwall_id: str, name: str, definition: Mapping[str, Any]) -> shapes.MeasuredStreamOut:
        """Describe a stream.

        422 names everything that is wrong with it at once.

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        found: shapes.MeasuredStreamOut = self._to.json(
            "POST", "measured", "longwalls", longwall_id, "streams", body={"name": name, "definition": definition}
        )
        return found

    @operation("stream_change")
    def stream_change(
        self,
        stream_id: str,
        version: int,
        *,
        name: str | Unsaid | None = UNSAID,
        definition: Mapping[str, Any] | Unsaid | None = UNSAID,
    ) -> shapes.MeasuredStreamOut:
        """Describe a stream otherwise.

        A new version; sums that were made stay as they are and are told to be stale. Where somebody has changed it
        since, 412 with the stream as it is (`current`), what differs (`differences`) and who changed it when
        (`changed_by`).

        Raises NotSignedIn, NotAllowed, NotFound, Changed, BadInput.
        """
        found: shapes.MeasuredStreamOut = self._to.json(
            "PATCH", "measured", "streams", stream_id, body={"version": version, "name": name, "definition": definition}
        )
        return found

    @operation("stream_delete")
    def stream_delete(self, stream_id: str) -> None:
        """Take a stream away.

        Sums that were made of it stay: they hold its description.

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        self._to.delete("measured", "streams", stream_id)

    @operation("measurement_list")
    def measurement_list(self, longwall_id: str) -> shapes.MeasurementList:
        """The sums that were made.

        The newest first; and what is being summed.

        Raises NotSignedIn, NotFound, BadInput.
        """
        found: shapes.MeasurementList = self._to.json("GET", "measured", "longwalls", longwall_id, "measurements")
        return found

    @operation("measurement_create")
    def measurement_create(
        self,
        longwall_id: str,
        first: date | str,
        last: date | str,
        *,
        streams: Sequence[str] | None = None,
        filling: Literal["ff_98_325", "restoration", "none"] | None = None,
        gwp_set: str | None = None,
        density_kg_m3: float | None = None,
        daily_output_t: float | None = None,
    ) -> Job:
        """Sum the methane of streams.

        As a job, whose `result` names the measurement. It is kept with the streams' versions and the hash of the
        readings.

        streams: at most 100
        filling: 'ff_98_325' unless said
        gwp_set: 'RU' unless said

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        return Job(
            self._to,
            self._to.json(
                "POST",
                "measured",
                "longwalls",
                longwall_id,
                "measurements",
                body={
                    "streams": streams,
                    "first": first,
                    "last": last,
                    "filling": filling,
                    "gwp_set": gwp_set,
                    "density_kg_m3": density_kg_m3,
                    "daily_output_t": daily_output_t,
                },
            ),
        )

    @operation("measurement_read")
    def measurement_read(self, measurement_id: str) -> shapes.MeasurementOut:
        """Sums by day and more.

        By day, month and year: exact, with range, with the shares of measured, filled and missing time; every fill
        with its rule; the methods of regulations beside each other.

        Raises NotSignedIn, NotFound, BadInput.
        """
        found: shapes.MeasurementOut = self._to.json("GET", "measured", "measurements", measurement_id)
        return found

    @operation("measurement_delete")
    def measurement_delete(self, measurement_id: str) -> None:
        """Take sums away.

        They can be made again of the same readings.

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        self._to.delete("measured", "measurements", measurement_id)

    @operation("measurement_door")
    def measurement_door(
        self,
        measurement_id: str,
        *,
        stream: str | None = None,
        period: str | None = None,
        method: str | None = None,
        part: int | None = None,
    ) -> shapes.ResultOut:
        """The calculation behind one number.

        With its trace: a `part` of a `method` where one is named, else the sum of a stream (or of `all`) over a
        `period` (2026-03-01, 2026-03, 2026; all of it where none is named).

        stream: 'all' unless said
        part: 0 to 100000, 0 unless said

        Raises NotSignedIn, NotFound, BadInput.
        """
        found: shapes.ResultOut = self._to.json(
            "GET",
            "measured",
            "measurements",
            measurement_id,
            "door",
            query={"stream": stream, "period": period, "method": method, "part": part},
        )
        return found

    @operation("measurement_file")
    def measurement_file(
        self,
        measurement_id: str,
        *,
        format: Literal["csv", "xlsx"] | None = None,
        step: Literal["days", "months", "years"] | None = None,
    ) -> Download:
        """Take sums with you.

        A workbook of everything, or the sums of a `step` of time as CSV.

        format: 'xlsx' unless said
        step: 'days' unless said

        Raises NotSignedIn, NotFound, BadInput.
        """
        return Download(
            self._to, "GET", "measured", "measurements", measurement_id, "file", query={"format": format, "step": step}
        )
