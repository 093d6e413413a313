"""Correlation over the API: the textbook's coefficients of what is stored, with their lags and honest significance."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import numpy as np
import pytest
from django.test import Client
from scipy import stats
from tests.server.telemetry.asked import batch, channel_of, entered, got, send
from tests.server.telemetry.conftest import START

from firedamp.datapackages import packages

pytestmark = pytest.mark.django_db
RNG = np.random.default_rng(7)


@pytest.fixture
def longwall(administrator: Client) -> dict[str, Any]:
    return entered(administrator)


def filled(client: Client, longwall: Any, tag: str, values: Any, step_s: float = 60, **said: Any) -> dict[str, Any]:
    channel = channel_of(client, longwall, tag, **said)
    assert send(client, channel, batch([float(each) for each in values], step_s=step_s)).status_code == 200
    return channel


def asked(client: Client, longwall: Any, target: Any, **query: Any) -> Any:
    at = f"/api/v1/telemetry/longwalls/{longwall['id']}/correlation"
    return client.get(at, {"target": target["id"] if isinstance(target, dict) else target, **query})


def test_the_coefficients_and_the_lag_of_what_is_stored(administrator: Client, longwall: Any) -> None:
    cause = RNG.normal(size=600)
    effect = np.roll(cause, 5) + 0.2 * RNG.normal(size=600)  # five minutes later
    target = filled(administrator, longwall, "MM1", effect)
    other = filled(administrator, longwall, "V1", cause, quantity="air_velocity", unit="m/s")
    found = got(administrator, longwall, "correlation", target=target["id"], longest_lag_min=10)
    assert (found["tag"], found["step_s"], found["rows"], found["shortened"]) == ("MM1", 60.0, 600, False)
    (channel,) = found["channels"]
    assert (channel["channel"], channel["tag"], channel["unit"]) == (other["id"], "V1", "m/s")
    peers = {"pearson": stats.pearsonr, "spearman": stats.spearmanr, "kendall": stats.kendalltau}
    for kind, peer in peers.items():
        assert channel[kind]["now"]["value"] == pytest.approx(peer(cause, effect).statistic)
    greatest = channel["pearson"]["greatest"]
    assert (greatest["lag_min"], greatest["count"], greatest["significant"]) == (5.0, 595, True)
    assert not channel["pearson"]["now"]["significant"]
    assert [each["lag_min"] for each in channel["by_lag_min"]] == [float(lag) for lag in range(11)]


def test_a_faster_channel_is_brought_to_the_step_of_the_target(administrator: Client, longwall: Any) -> None:
    slow = RNG.normal(size=60)
    target = filled(administrator, longwall, "MM1", slow)
    filled(administrator, longwall, "MM2", np.repeat(slow, 60) + np.tile([0.1, -0.1], 1800), step_s=1)
    found = got(administrator, longwall, "correlation", target=target["id"], longest_lag_min=0)
    now = found["channels"][0]["pearson"]["now"]
    assert (now["value"], now["count"]) == (pytest.approx(1), 60)


def test_of_a_long_span_the_latest_rows_are_taken_and_it_says_so(
    administrator: Client, longwall: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("firedamp.server.telemetry.correlating.MOST_ROWS", 100)
    target = filled(administrator, longwall, "MM1", RNG.normal(size=300))
    filled(administrator, longwall, "MM2", RNG.normal(size=300))
    found = got(administrator, longwall, "correlation", target=target["id"])
    assert (found["rows"], found["most_rows"], found["shortened"]) == (100, 100, True)
    assert found["start"] == (START + timedelta(minutes=200)).isoformat().replace("+00:00", "Z")
    part = got(
        administrator, longwall, "correlation", target=target["id"], end=(START + timedelta(minutes=49)).isoformat()
    )
    assert (part["rows"], part["shortened"]) == (50, False)


def test_what_was_found_is_found_anew_when_readings_come_in(administrator: Client, longwall: Any) -> None:
    target = filled(administrator, longwall, "MM1", RNG.normal(size=50))
    filled(administrator, longwall, "MM2", RNG.normal(size=50))
    before = got(administrator, longwall, "correlation", target=target["id"])
    send(administrator, target, batch([5.0] * 10, step_s=60))
    after = got(administrator, longwall, "correlation", target=target["id"])
    assert before["channels"] != after["channels"]


def test_a_channel_that_does_not_vary_has_no_coefficient(administrator: Client, longwall: Any) -> None:
    target = filled(administrator, longwall, "MM1", RNG.normal(size=50))
    filled(administrator, longwall, "MM2", [0.5] * 50)
    (channel,) = got(administrator, longwall, "correlation", target=target["id"])["channels"]
    assert channel["kendall"] == {"now": None, "greatest": None}
    assert {each["pearson"] for each in channel["by_lag_min"]} == {None}


@pytest.mark.parametrize(
    ("values", "query", "rule"),
    [
        ([0.5] * 50, {}, "constant_target"),
        ([0.5, 0.6], {}, "too_few_rows"),
        (list(range(50)), {"target": 999_999_999}, "unknown_id"),
        (list(range(50)), {"channels": 999_999_999}, "unknown_id"),
    ],
)
def test_what_cannot_be_correlated_says_why(
    administrator: Client, longwall: Any, values: Any, query: Any, rule: str
) -> None:
    target = filled(administrator, longwall, "MM1", values)
    answer = asked(administrator, longwall, query.pop("target", target), **query)
    assert (answer.status_code, answer.json()["errors"][0]["rule"]) == (422, rule)


@pytest.mark.parametrize("lag", ["-1", "61", "nan"])
def test_no_lag_is_longer_than_a_gap_is_kept(administrator: Client, longwall: Any, lag: str) -> None:
    target = filled(administrator, longwall, "MM1", range(50))
    assert asked(administrator, longwall, target, longest_lag_min=lag).status_code == 422


def test_a_longwall_without_readings_has_nothing_to_correlate(administrator: Client, longwall: Any) -> None:
    found = got(administrator, longwall, "correlation", target=channel_of(administrator, longwall)["id"])
    assert (found["channels"], found["rows"], found["start"]) == ([], 0, None)


def test_the_recorded_longwall_is_correlated_for_any_visitor(anonymous: Client) -> None:
    recorded = next(
        each for each in anonymous.get("/api/v1/telemetry/longwalls").json()["items"] if each["organisation"] is None
    )
    channels = {each["tag"]: each["id"] for each in got(anonymous, recorded, "channels")["items"]}
    found = got(anonymous, recorded, "correlation", target=channels["MM116"], channels=[channels["MM31"]])
    assert (found["rows"], found["step_s"], found["arbitrary_times"]) == (13_368, 30.0, True)
    (package,) = [each for each in packages() if each.name == "polish_longwall_methane"]
    rows = list(package.rows("polish_longwall_methane"))
    peer = stats.pearsonr([row["MM31"] for row in rows], [row["MM116"] for row in rows]).statistic
    assert found["channels"][0]["pearson"]["now"]["value"] == pytest.approx(peer)
