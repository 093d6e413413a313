"""Measured emissions: from the readings of a stream to sums that add up exactly, their range and what they rest on.

`streams_of` reads what is said of streams, `measure` integrates the readings of one, `measured_told` says the answer,
`compared` lays the methods of regulations side by side. docs/measured.md describes them.
"""

from firedamp.science.measured.comparison import METHODS, compared, door, door_of_part, door_of_sum, require_part
from firedamp.science.measured.filling import FILLINGS
from firedamp.science.measured.holding import STANDS_FOR
from firedamp.science.measured.measuring import Measured, Read, measure, read_of
from firedamp.science.measured.reading_streams import Said, stream_of, streams_of
from firedamp.science.measured.stream import KINDS, ROLES, Source, Stream
from firedamp.science.measured.sums import Basis, DaySum, Sum, summed
from firedamp.science.measured.telling import measured_told, sum_told
from firedamp.science.measured.words import words

__all__ = [
    "FILLINGS",
    "KINDS",
    "METHODS",
    "ROLES",
    "STANDS_FOR",
    "Basis",
    "DaySum",
    "Measured",
    "Read",
    "Said",
    "Source",
    "Stream",
    "Sum",
    "compared",
    "door",
    "door_of_part",
    "door_of_sum",
    "measure",
    "measured_told",
    "read_of",
    "require_part",
    "stream_of",
    "streams_of",
    "sum_told",
    "summed",
    "words",
]
