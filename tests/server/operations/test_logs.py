"""A log that machines read has one object a line, whatever is written; one for people says as much in words."""

from __future__ import annotations

import json
import logging
import logging.config
import sys

import pytest
from django.test import Client

from firedamp.science.errors import InputError
from firedamp.server.accounts.models import User
from firedamp.server.accounts.tokens import token_create
from firedamp.server.operations.logs import JsonLines, TextLines, logging_settings, tell
from firedamp.server.operations.request_ids import working_on


def record(message: str, **more: object) -> logging.LogRecord:
    made = logging.LogRecord("firedamp.requests", logging.INFO, "file.py", 1, message, (), None)
    made.__dict__.update(more)
    return made


def test_a_line_is_one_object_with_what_it_tells() -> None:
    with working_on("abc-1"):
        text = JsonLines().format(record("две\nстроки", told={"status": 200, "job": object}))
    line = json.loads(text)
    assert "\n" not in text
    assert (line["message"], line["request_id"], line["status"], line["level"]) == ("две\nстроки", "abc-1", 200, "info")
    assert line["time"].endswith("+00:00")


def test_an_exception_stands_in_its_line() -> None:
    try:
        raise ValueError("why")
    except ValueError:
        text = JsonLines().format(record("failed", exc_info=sys.exc_info()))
    assert "ValueError: why" in json.loads(text)["exception"]
    assert "\n" not in text


def test_a_line_for_people_ends_with_the_request() -> None:
    with working_on("abc-1"):
        assert TextLines().format(record("GET / 200")).endswith("INFO firedamp.requests: GET / 200 [abc-1]")
    assert TextLines().format(record("Serving")).endswith("Serving")


def test_without_the_variable_only_warnings_are_written() -> None:
    assert logging_settings({})["loggers"]["firedamp"]["level"] == "WARNING"
    assert logging_settings({"FIREDAMP_LOG": "json"})["loggers"]["firedamp"]["level"] == "INFO"
    with pytest.raises(InputError) as caught:
        logging_settings({"FIREDAMP_LOG": "yaml"})
    assert (caught.value.problems[0].field, caught.value.problems[0].rule) == ("FIREDAMP_LOG", "not_a_choice")


def test_what_is_told_reaches_the_record(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "firedamp.server"):
        tell(logging.getLogger("firedamp.server"), "Stopping", requests_in_hand=2)
    assert caplog.records[0].told == {"requests_in_hand": 2}  # type: ignore[attr-defined]


def test_who_reads_what_anybody_may_read_with_a_token_is_named_by_number(
    administrator: Client, caplog: pytest.LogCaptureFixture
) -> None:
    user = User.objects.get(username="boss")
    _, token = token_create(user=user, name="t", scopes=["read"], days=1)
    with caplog.at_level(logging.INFO, "firedamp.requests"):
        for headers in ({"Authorization": f"Bearer {token}"}, {}):
            assert Client().get("/api/v1/telemetry/longwalls", headers=headers).status_code == 200
    noted = [each.told["user"] for each in caplog.records if each.name == "firedamp.requests"]  # type: ignore[attr-defined]
    assert noted == [user.pk, None]
