"""A file of telemetry (CSV, XLSX, ARFF, Parquet; wide or long) read as channels side by side, or refused whole."""

from firedamp.tables.telemetry.asking import Asked
from firedamp.tables.telemetry.limits import TELEMETRY
from firedamp.tables.telemetry.reading import TelemetryFile, read_telemetry

__all__ = ["TELEMETRY", "Asked", "TelemetryFile", "read_telemetry"]
