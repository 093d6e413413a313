"""Pages come when they are read, files piece by piece, jobs are waited for, changes say what they mean."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from tests.client.scripted import Say, Scripted, scripted

from firedamp.client import Client, Job, JobCancelled, JobFailed, JobNotDone, Retries, ServerNotReached, rooms

QUICK = Retries(attempts=2, first_s=0.01)


@pytest.fixture
def server() -> Iterator[Scripted]:
    with scripted() as server:
        yield server


@pytest.fixture
def client(server: Scripted) -> Iterator[Client]:
    with Client(server.address, retries=QUICK) as client:
        yield client


# pages


def page(*ids: str, cursor: str | None = None) -> Say:
    return Say({"items": [{"mine_id": each, "name": {"en": each}} for each in ids], "next_cursor": cursor, "total": 3})


def test_a_page_is_fetched_when_it_is_reached(server: Scripted, client: Client) -> None:
    server.say(page("M1", "M2", cursor="next"), page("M3"))
    mines = client.mines.list(q="x")
    assert len(server.asked) == 0
    assert [next(mines)["mine_id"], next(mines)["mine_id"]] == ["M1", "M2"]
    assert len(server.asked) == 1
    assert mines.total == 3
    assert [mine["mine_id"] for mine in mines] == ["M3"]
    assert "cursor=next" in server.asked[1].path
    assert "q=x" in server.asked[1].path


def test_pages_are_a_table(server: Scripted, client: Client) -> None:
    server.say(page("M1", "M2", cursor="next"), page("M3"))
    frame = client.mines.list().frame()
    assert frame.to_dict(as_series=False) == {"mine_id": ["M1", "M2", "M3"], "name_en": ["M1", "M2", "M3"]}


# what is sent


def test_a_change_says_what_it_takes_away_and_leaves_the_rest(server: Scripted, client: Client) -> None:
    server.say(Say({}))
    client.telemetry.channel_change(3, 1, warning_limit=None, unit="%")
    assert server.asked[0].json == {"version": 1, "warning_limit": None, "unit": "%"}


def test_what_is_not_said_of_something_new_is_not_sent(server: Scripted, client: Client) -> None:
    server.say(Say({}))
    client.reports.create(year=2025)
    assert server.asked[0].json == {"year": 2025}


def test_times_may_be_times(server: Scripted, client: Client) -> None:
    server.say(Say({}))
    client.telemetry.longwall_series("L", start=datetime(2026, 1, 1, tzinfo=UTC), channels=[1, 2])
    assert "start=2026-01-01T00%3A00%3A00%2B00%3A00" in server.asked[0].path
    assert "channels=1&channels=2" in server.asked[0].path


# files


def test_a_file_is_sent_piece_by_piece_under_its_name(server: Scripted, client: Client, tmp_path: Path) -> None:
    (tmp_path / "gas survey.csv").write_bytes(b"x" * 600_000)
    told: list[tuple[int, int | None]] = []
    server.say(Say({"id": 1}))
    client.reference.send("coal_output", tmp_path / "gas survey.csv", progress=lambda *done: told.append(done))
    assert told == [(262_144, 600_000), (524_288, 600_000), (600_000, 600_000)]
    assert len(server.asked[0].content) == 600_000
    assert "filename=gas+survey.csv" in server.asked[0].path or "filename=gas%20survey.csv" in server.asked[0].path


def test_an_open_file_is_sent_from_where_it_stands(server: Scripted, client: Client) -> None:
    file = BytesIO(b"head,er\n1,2\n")
    file.seek(8)
    server.say(Say({}))
    client.restorations.send(file, filename="a.csv")
    assert server.asked[0].content == b"1,2\n"


def test_what_comes_from_a_pipe_is_sent_too(server: Scripted, client: Client) -> None:
    reading, writing = os.pipe()
    with open(writing, "wb") as file:
        file.write(b"1,2\n")
    server.say(Say({}))
    with open(reading, "rb") as file:
        client.restorations.send(file, filename="a.csv")
    assert server.asked[0].content == b"1,2\n"


def test_a_download_that_breaks_off_is_fetched_again(server: Scripted, client: Client, tmp_path: Path) -> None:
    told: list[tuple[int, int | None]] = []
    server.say(Say(b"whole file", cut=5), Say(b"whole file"))
    file = client.reports.attachment_read("r", 1)
    assert len(server.asked) == 0
    assert file.save(tmp_path / "a.pdf", lambda *done: told.append(done)) == 10
    assert (tmp_path / "a.pdf").read_bytes() == b"whole file"
    assert told[-1] == (10, 10)


def test_half_a_download_is_no_file(server: Scripted, client: Client, tmp_path: Path) -> None:
    server.say(Say(b"whole file", cut=5), Say(b"whole file", cut=5))
    with pytest.raises(ServerNotReached):
        client.reports.attachment_read("r", 1).save(tmp_path / "a.pdf")
    assert list(tmp_path.iterdir()) == []


# jobs


def job(state: str, progress: float | None = None, **more: Any) -> Say:
    told = {"id": "j", "kind": "import", "name": "A file", "step": "", "result": None, "problem": None}
    return Say({**told, "state": state, "progress": progress, "cancel_requested": False, **more}, status=202)


def test_a_job_is_waited_for_and_its_progress_told(server: Scripted, client: Client) -> None:
    told: list[float | None] = []
    server.say(job("waiting"), job("running", 0.5), job("running", 0.5), job("done", 1.0, result={"created": 3}))
    begun = client.reports.issue_create("r")
    assert begun.wait(lambda job: told.append(job["progress"])) == {"created": 3}
    assert told == [None, 0.5, 1.0]


def test_a_failed_job_raises_its_problem(server: Scripted, client: Client) -> None:
    problem = {"title": "Bad", "detail": "Row 7: no such mine", "errors": []}
    server.say(job("waiting"), job("failed", problem=problem))
    with pytest.raises(JobFailed, match="A file: Row 7: no such mine") as caught:
        client.reports.issue_create("r").wait()
    assert caught.value.problem == problem


def test_a_job_is_cancelled(server: Scripted, client: Client) -> None:
    server.say(job("running"), job("cancelled"))
    begun = client.jobs.read("j")
    assert begun.cancel().state == "cancelled"
    assert server.asked[1].path.endswith("/jobs/j/cancel")
    with pytest.raises(JobCancelled):
        begun.wait()


def test_one_need_not_wait_longer_than_one_will(server: Scripted, client: Client) -> None:
    server.say(job("running"), job("running"))
    with pytest.raises(JobNotDone, match=r"running after 0\.05 s"):
        client.jobs.read("j").wait(timeout_s=0.05)


def test_what_may_become_a_job_is_one_or_its_result(server: Scripted, client: Client) -> None:
    server.say(job("waiting"), Say({"id": "i", "totals": {}}, status=201))
    assert isinstance(client.inventories.create_later("kuzbass"), Job)
    assert client.inventories.create_later("kuzbass")["id"] == "i"
    assert server.asked[0].headers["Prefer"] == "respond-async"


def test_every_room_has_its_place_in_the_client(client: Client) -> None:
    kinds = {getattr(rooms, name) for name in rooms.__all__} - {rooms.Rooms}
    assert all(any(isinstance(each, kind) for each in vars(client).values()) for kind in kinds)
