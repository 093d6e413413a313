"""A body too large for memory lies in the data folder; where that takes nothing, an answer goes out all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from firedamp.server.spooling import Incoming, Outgoing

OVERFLOW, PARTS = 10_000, [bytes([number]) * 3_000 for number in range(8)]
WHOLE = b"".join(PARTS)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FIREDAMP_DATA", str(tmp_path))
    return tmp_path / "bodies"


@pytest.mark.parametrize("kind", [Incoming, Outgoing])
def test_it_lies_in_the_data_folder_without_a_name_and_comes_out_as_it_went_in(
    folder: Path, kind: type[Incoming | Outgoing]
) -> None:
    buffer = kind(OVERFLOW)
    for part in PARTS:
        buffer.append(part)
    assert (buffer.overflowed, len(buffer), buffer.getfile().read()) == (True, len(WHOLE), WHOLE)
    assert list(folder.iterdir()) == []
    buffer.close()


def test_an_answer_of_which_some_is_sent_already_stays_in_memory_where_no_file_can_be_made(folder: Path) -> None:
    folder.write_text("in the way", "ascii")
    buffer = Outgoing(OVERFLOW)
    buffer.append(PARTS[0] * 3)
    sent = buffer.get(5_000, skip=True)
    for part in PARTS:
        buffer.append(part)
    assert not buffer.overflowed
    assert sent + buffer.get() == PARTS[0] * 3 + WHOLE


def test_a_body_that_cannot_be_kept_is_taken_to_its_end_and_read_by_nobody(folder: Path) -> None:
    folder.write_text("in the way", "ascii")
    buffer = Incoming(OVERFLOW)
    for part in PARTS:
        buffer.append(part)
    assert len(buffer) == len(WHOLE)
    with pytest.raises(FileExistsError):
        buffer.getfile().read()
    buffer.close()
