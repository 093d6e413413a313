"""Which files of the store cannot be read? Those that are gone and those that were cut short; they are named."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable
from pathlib import Path

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
