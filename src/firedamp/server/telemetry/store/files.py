"""Where do the store's files lie, and how does one come to be there? Whole, or not at all."""

from __future__ import annotations

import os
import re
import uuid
from pathlib import Path

import polars as pl

from firedamp.server.data_folder import data_folder

READINGS, MINUTES = "telemetry", "telemetry_minutes"  # folders of the data folder
ROWS_OF_A_GROUP = 131_072
OS_ERROR = re.compile(r"\(os error (\d+)\)")  # all that Polars tells of a disk that is full
SCHEMA = {"channel": pl.Int64, "time": pl.Datetime("us"), "value": pl.Float64, "received": pl.Int64}


def new_path(longwall_id: object, month: str) -> str:
    """A name that no file has had: what an undone transaction left behind is never taken for what came after it."""
    return f"site={longwall_id}/month={month}/{uuid.uuid4().hex}.parquet"


def readings_file(path: str) -> Path:
    return data_folder() / READINGS / path


def minutes_file(path: str) -> Path:
    """The same readings summed by minutes, where there are many."""
    return data_folder() / MINUTES / path


def write_whole(frame: pl.DataFrame, file: Path) -> None:
    """Put a file in its place complete, and on the disk: the database may name it from now on. Where there is no room
    for it, nothing of it stays."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(".draft")
    try:
        with draft.open("wb") as opened:
            frame.write_parquet(opened, compression="zstd", row_group_size=ROWS_OF_A_GROUP)
            opened.flush()
            os.fsync(opened.fileno())
        draft.replace(file)
    except BaseException as error:
        draft.unlink(missing_ok=True)
        if (number := OS_ERROR.search(str(error))) and isinstance(error, pl.exceptions.PolarsError):
            raise OSError(int(number[1]), os.strerror(int(number[1])), str(file)) from error
        raise
    _sync(file.parent)


def put_in_place(draft: Path, file: Path) -> None:
    """The same of a file that somebody else has written."""
    _sync(draft)
    draft.replace(file)
    _sync(file.parent)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove(path: str) -> None:
    for file in (readings_file(path), minutes_file(path)):
        file.unlink(missing_ok=True)
