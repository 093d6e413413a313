"""A user's file as series over time (CSV or XLSX, long or wide), and the same file with its missing cells filled."""

from firedamp.tables.series.asking import Asked
from firedamp.tables.series.reading import SeriesFile, read_series

__all__ = ["Asked", "SeriesFile", "read_series"]
