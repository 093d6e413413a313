"""What workers see to by themselves: chores are done when they are due, and one that fails holds nothing up."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.server.telemetry.asked import batch, channel_of, entered, got, send

from firedamp.server.jobs import chores as of_workers
from firedamp.server.telemetry.chores import forget_old
from firedamp.server.telemetry.models import Batch

pytestmark = pytest.mark.django_db


def test_a_chore_is_done_when_it_is_due_and_not_before(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    known = {"often": (0.0, lambda: done.append("often")), "seldom": (3_600.0, lambda: done.append("seldom"))}
    monkeypatch.setattr(of_workers, "CHORES", known)
    chores = of_workers.Chores()
    assert chores.do_one() is True
    assert done == ["often"]


def test_a_chore_that_fails_leaves_the_worker_at_work(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails() -> None:
        raise RuntimeError("full disk")

    monkeypatch.setattr(of_workers, "CHORES", {"fails": (0.0, fails)})
    assert of_workers.Chores().do_one() is True
    assert "full disk" in caplog.text


def test_the_stores_chores_are_known() -> None:
    assert {"telemetry.compact", "telemetry.sweep"} <= of_workers.CHORES.keys()


def test_old_streamed_batches_go_but_for_those_that_replaced_readings(administrator: Client) -> None:
    longwall: dict[str, Any] = entered(administrator)
    channel = channel_of(administrator, longwall)
    for value in (1.0, 2.0):  # the second replaces the first
        send(administrator, channel, batch([value]))
    own = Batch.objects.filter(longwall=longwall["id"])
    own.update(at=timezone.now() - timedelta(days=31))
    forget_old()
    assert [each.changed for each in own] == [1]
    assert got(administrator, longwall, "latest")["items"][0]["value"] == 2.0
