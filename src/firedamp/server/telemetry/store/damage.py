"""Which files of the store cannot be read? Those that are gone and those that were cut short; they are named."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from firedamp.server.problems import ApiProblem

MAGIC = b"PAR1"  # at both ends of a Parquet file
LEAST_BYTES = 12
MOST_NAMED = 5
WORDS = {
    "en": "A file of the store is damaged: {files}. Readings of other times are whole and can be asked for. "
    "Put the file back from a backup; until then nothing of its time is shown or taken in.",
    "ru": "Файл хранилища повреждён: {files}. Показания за другое время целы, их можно запрашивать. "
    "Верните файл из резервной копии: до этого показания за его время не показываются и не принимаются.",
}
logger = logging.getLogger(__name__)


def damaged(files: Iterable[Path]) -> list[Path]:
    return [file for file in files if not _is_whole(file)]


def refusal_of(files: Iterable[Path]) -> ApiProblem:
    """What is told of files that are damaged: their months, and their names in the store."""
    names = ["/".join(file.parts[-3:]) for file in files]
    logger.critical("Files of the store are damaged: %s", ", ".join(names))
    told = ", ".join(names[:MOST_NAMED]) + (" …" if len(names) > MOST_NAMED else "")
    return ApiProblem("damaged-file", {lang: words.format(files=told) for lang, words in WORDS.items()})


def not_as_written(file: Path, rows: int | None) -> bool:
    """Whether a file's footer cannot be read, tells another number of rows than the database (None: it tells none), or
    of more bytes than there are. Pages are not read: `check` and a backup look at every file of the store."""
    from pyarrow import ArrowException, parquet

    try:
        footer = parquet.read_metadata(file)
        room = file.stat().st_size - len(MAGIC) - 4 - footer.serialized_size
    except (OSError, ArrowException):
        return True
    return rows not in (None, footer.num_rows) or any(end > room for end in _ends(footer))


def _ends(footer: Any) -> Iterator[int]:
    """Where each column of each group of rows ends in the file."""
    for group in map(footer.row_group, range(footer.num_row_groups)):
        for column in map(group.column, range(group.num_columns)):
            first = column.dictionary_page_offset if column.has_dictionary_page else None
            yield (first or column.data_page_offset) + column.total_compressed_size


def _is_whole(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            size = opened.seek(0, os.SEEK_END)
            if size < LEAST_BYTES:
                return False
            opened.seek(-len(MAGIC), os.SEEK_END)
            return opened.read() == MAGIC
    except OSError:
        return False
