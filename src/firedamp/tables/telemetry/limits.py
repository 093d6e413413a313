"""How large may a file of telemetry be? What is larger is refused before it is read."""

from __future__ import annotations

from firedamp.tables.grids import Limits

TELEMETRY = Limits(rows=20_000_000, file_mb=300, unpacked_mb=1_500, columns=4_000)
LARGE = Limits(rows=2_000_000_000, file_mb=20_000, unpacked_mb=20_000, columns=100)  # read row by row: see large.py
WORKBOOK = Limits(rows=1_048_576, file_mb=300, unpacked_mb=1_500, columns=4_000)  # a sheet has no more rows
MOST_CELLS = 200_000_000  # of a matrix: 1.6 GB
MOST_FAULTS = 50
