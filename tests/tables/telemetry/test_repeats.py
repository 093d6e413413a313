"""Times that stand in several rows, and clocks that were set back: said with their rows, nothing passed over."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from tests.tables.telemetry.conftest import Read

from firedamp.messages import describe
from firedamp.tables.telemetry import TelemetryFile

START = datetime(2026, 3, 30, tzinfo=UTC)


def rows(*minutes: float, first: int = 0) -> str:
    """A row for each minute; its reading is the row's number, so that no two are equal."""
    return "".join(
        f"{(START + timedelta(minutes=minute)).isoformat()},{place + first}.5\n" for place, minute in enumerate(minutes)
    )


def told(found: TelemetryFile) -> list[tuple[str, object, object]]:
    shown = [each for each in found.notes if each.field == "times"]
    return [(each.rule, each.value, each.params.get("rows", each.params.get("row"))) for each in shown]


def test_rows_in_order_repeat_nothing(read: Read) -> None:
    found = read("time,MM1\n" + rows(*range(9)))
    assert (told(found), found.repeats.replaced, found.repeats.unsorted) == ([], (0,), False)


def test_a_clock_that_was_set_back_is_said_with_its_row_and_what_repeats(read: Read) -> None:
    found = read("time,MM1\n" + rows(*range(20), *range(10, 30)))
    assert told(found) == [
        ("note_clock_set_back", 10, 22),
        ("note_times_repeated", 10, "22, 23, 24, 25, 26, …"),
        ("note_times_conflict", 10, "22, 23, 24, 25, 26, …"),
    ]
    (back,) = found.repeats.set_back
    assert (back.row, back.before, back.after) == (
        20, np.datetime64("2026-03-30T00:19:00"), np.datetime64("2026-03-30T00:10:00"),
    )  # fmt: skip
    assert (found.repeats.replaced, found.repeats.unsorted) == ((10,), False)


def test_a_clock_set_back_between_the_steps_is_said_though_no_time_is_the_same(read: Read) -> None:
    found = read("time,MM1\n" + rows(*range(20), *(minute + 0.3 for minute in range(10, 30))))
    assert told(found) == [("note_clock_set_back", 9, 22)]


def test_a_row_given_twice_alike_is_counted_and_replaces_nothing(read: Read) -> None:
    found = read("time,MM1\n" + rows(0, 1, 2) + rows(2, 3, first=2))
    assert told(found) == [("note_times_repeated", 1, "5")]
    assert found.repeats.replaced == (0,)


def test_a_gap_takes_no_reading_away(read: Read) -> None:
    cells = ["0,1,5", "1,2,5", "1,,6", "1,3,6"]
    found = read("time,MM1,V1\n" + "".join(f"2026-03-30T00:0{row.replace(',', ':00Z,', 1)}\n" for row in cells))
    assert found.repeats.replaced == (1, 1)
    assert told(found)[-1] == ("note_times_conflict", 2, "4, 5")


def test_rows_out_of_order_are_no_clock_set_back(read: Read) -> None:
    order = np.random.default_rng(1).permutation(200).tolist()
    found = read("time,MM1\n" + rows(*order))
    assert told(found) == [("note_unsorted", None, None)]
    assert found.repeats.unsorted


@pytest.mark.parametrize("minutes", [(0, 1, 3, 2, 4, 5), (*range(10, 20), *range(10)), tuple(range(20, 0, -1))])
def test_a_late_row_and_blocks_in_another_order_are_only_out_of_order(read: Read, minutes: tuple[int, ...]) -> None:
    assert told(read("time,MM1\n" + rows(*minutes))) == [("note_unsorted", None, None)]


def test_a_long_file_says_the_same_of_each_channel_once(read: Read) -> None:
    minutes = [*range(20), *range(10, 30)]
    lines = [
        f"{(START + timedelta(minutes=minute)).isoformat()},{tag},{place}.5\n"
        for place, minute in enumerate(minutes)
        for tag in ("MM1", "MM2")
    ]
    found = read("time,channel,value\n" + "".join(lines))
    assert told(found) == [("note_last_taken", 20, "42, 43, 44, 45, 46, …"), ("note_clock_set_back", 10, 42)]
    assert found.repeats.replaced == (10, 10)


def test_the_notes_read_as_sentences_in_both_languages(read: Read) -> None:
    found = read("time,MM1\n" + rows(*range(20), *range(10, 30)))
    english, russian = ([describe(note, lang) for note in found.notes] for lang in ("en", "ru"))
    assert any("Row 22" in text and "00:19" in text and "00:10" in text for text in english)
    assert any("Строка 22" in text and "перевели назад" in text for text in russian)
    assert not any("{" in text for text in (*english, *russian))
