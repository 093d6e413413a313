"""What of a table is lost? Gaps as archives have them, so that restoring them can be shown and tried."""

from __future__ import annotations

from typing import Any

from demonstration.chance import chance
from demonstration.mines import COMPANIES, LAST_YEAR, SMALL_COMPANY, TABLE_YEARS, Mine

SINGLE_YEAR = 0.045
HAS_BLOCK, BLOCK_YEARS = 0.35, (2, 6)
HAS_TAIL, TAIL_YEARS = 0.2, (1, 4)
LEFT_OF_A_SERIES = 4  # years at least that a gap at an end or in the middle leaves
SINGLE_CELL = 0.015
DEPTH_LOST = 0.1


def lost_archives() -> dict[str, range]:
    """Companies whose papers of some years were lost, for all of their mines and in every table."""
    stream = chance("archives")
    companies = stream.choice(COMPANIES, 3, replace=False)
    starts = stream.integers(1991, 2004, size=len(companies))
    return {str(company): range(int(start), int(start) + 3) for company, start in zip(companies, starts, strict=True)}


def lost_surveys() -> set[int]:
    """Years in which one mine in three has no row in a table."""
    return {int(year) for year in chance("surveys").choice(TABLE_YEARS, 2, replace=False)}


LOST_ARCHIVES, LOST_SURVEYS = lost_archives(), lost_surveys()


def lost_years(table: str, mine: Mine, years: list[int]) -> set[int]:
    """The years of a mine's series that the table has no row for."""
    stream = chance("gaps", table, mine.mine_id)
    single = {year for year in years if stream.random() < SINGLE_YEAR}
    shared = {year for year in years if year in LOST_SURVEYS and stream.random() < 1 / 3}
    archive = set(LOST_ARCHIVES.get(mine.company, ())) & set(years)
    block = _block(years, int(stream.integers(*BLOCK_YEARS, endpoint=True)), float(stream.random()))
    tail = int(stream.integers(*TAIL_YEARS, endpoint=True))
    ending = set(years[:tail] if stream.random() < 0.5 else years[-tail:])
    has_block, has_tail = stream.random() < HAS_BLOCK, stream.random() < HAS_TAIL
    lost = single | shared | archive | (block if has_block else set()) | (ending if has_tail else set())
    return lost if len(years) - len(lost) >= LEFT_OF_A_SERIES else single


def whole(mine: Mine, year: int) -> bool:
    """Whether nothing of a mine's year is lost: the small company's example projects start from its last year."""
    return mine.company == SMALL_COMPANY and year == LAST_YEAR


def _block(years: list[int], length: int, place: float) -> set[int]:
    start = int(place * max(len(years) - length, 0))
    return set(years[start : start + length])


def with_lost_cells(table: str, key: tuple[object, ...], figures: dict[str, Any]) -> dict[str, Any]:
    """A row's figures, of which one may be an empty cell; a row never loses its only figure."""
    stream = chance("cells", table, *key)
    if len(figures) == 1 or stream.random() >= SINGLE_CELL * len(figures):
        return figures
    return {**figures, str(stream.choice(list(figures))): None}
