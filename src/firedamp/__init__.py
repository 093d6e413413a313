"""Firedamp: open platform for coal-mine methane."""

__version__ = "0.1.0"
