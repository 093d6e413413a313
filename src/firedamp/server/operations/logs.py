"""How does the server write its log? As FIREDAMP_LOG says: lines for people, or a JSON object a line."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from firedamp.science.errors import InputError
from firedamp.server.operations.request_ids import request_id

VARIABLE, KINDS = "FIREDAMP_LOG", ("text", "json")
TOLD = "told"  # of a record: what it tells beside its words, by name


def logging_settings(environment: Mapping[str, str]) -> dict[str, Any]:
    """Django's LOGGING. Without FIREDAMP_LOG warnings alone are written; with it also each request, job, start and
    stop. InputError `not_a_choice`."""
    kind = environment.get(VARIABLE, "")
    if kind not in ("", *KINDS):
        raise InputError.one(VARIABLE, "not_a_choice", kind, choices=", ".join(KINDS))
    errors_alone = ("django.request", "django.security", "waitress.queue")
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "text": {"()": "firedamp.server.operations.logs.TextLines"},
            "json": {"()": "firedamp.server.operations.logs.JsonLines"},
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": kind or "text"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            **{name: {"level": "ERROR"} for name in errors_alone},
            "firedamp": {"level": "INFO" if kind else "WARNING"},
        },
    }


class TextLines(logging.Formatter):
    """`2026-11-30 12:00:00,000 INFO firedamp.requests: GET /api/v1/mines 200 in 12 ms [3f2a…]`."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name}: {message}", style="{")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 – logging's own name
        id_ = request_id()
        return super().formatMessage(record) + (f" [{id_}]" if id_ else "")


class JsonLines(logging.Formatter):
    """One object a line: time, level, logger, message, the request's id, and what the record tells by name."""

    def format(self, record: logging.LogRecord) -> str:
        told: Mapping[str, Any] = getattr(record, TOLD, {})
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **({"request_id": request_id()} if request_id() else {}),
            **told,
            **({"exception": self.formatException(record.exc_info)} if record.exc_info else {}),
        }
        return json.dumps(line, ensure_ascii=False, default=str)


def tell(logger: logging.Logger, message: str, **told: Any) -> None:
    """Write a line of what happens in the ordinary course; `told` are members of its JSON."""
    logger.info(message, extra={TOLD: told})
