"""The recorded longwall that all see, and one of an organisation with real readings of it as if they were its own."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from tests.web.people import Api, admin
from tests.web.product import Product

from firedamp.datapackages import package

STEP_S = 30
ROWS = 1_300
SILENT = timedelta(minutes=11)  # since when an own longwall has sent nothing
# A column that an importer might bring along: what MM116 is going to read in three minutes.
LEAK, AHEAD = "MM116_pred", 6
OF = {"MM31": ("methane_concentration", "%"), "MM116": ("methane_concentration", "%"), "PD": ("coal_cutting", "")}
PATIENCE_S = 600


def recorded(product: Product) -> str:
    """The id of the public demonstration."""
    items = admin(product).api.ask("GET", "/telemetry/longwalls")["items"]
    return next(each["id"] for each in items if each["organisation"] is None)


def own_longwall(product: Product) -> str:
    """Made once: eleven hours of readings until some minutes ago, with a column that knows the answer."""
    return _own(product.address, product.passwords["admin"])


@lru_cache(maxsize=1)
def _own(address: str, password: str) -> str:
    api = admin(Product(address, {"admin": password})).api
    said = {"name": "Лава 3-4", "name_en": "Longwall 3-4", "organisation": "own"}
    made: str = api.ask("POST", "/telemetry/longwalls", said)["id"]
    rows = package("polish_longwall_methane").rows("polish_longwall_methane")[: ROWS + AHEAD]
    for tag, (quantity, unit) in OF.items():
        limit = {"warning_limit": 1.0, "alarm_limit": 1.3} if tag == "MM116" else {}
        _channel(api, made, [float(row[tag]) for row in rows[:ROWS]], tag=tag, quantity=quantity, unit=unit, **limit)
    future = [max(float(row["MM116"]) for row in rows[at + 1 : at + 1 + AHEAD]) for at in range(ROWS)]
    _channel(api, made, future, tag=LEAK, quantity="other", unit="")
    return made


def _channel(api: Api, longwall: str, values: list[float], **said: Any) -> None:
    made = api.ask("POST", f"/telemetry/longwalls/{longwall}/channels", {"step_s": STEP_S, **said})
    last = datetime.now(UTC).replace(microsecond=0) - SILENT
    start = last - timedelta(seconds=STEP_S * len(values))
    readings = [
        {"time": (start + timedelta(seconds=STEP_S * place)).isoformat(), "value": value}
        for place, value in enumerate(values)
    ]
    api.ask("POST", f"/telemetry/{made['id']}/readings", {"readings": readings})


def send(product: Product, longwall: str, tag: str, value: float) -> None:
    """A reading of now."""
    api = admin(product).api
    channels = api.ask("GET", f"/telemetry/longwalls/{longwall}/channels")["items"]
    channel = next(each["id"] for each in channels if each["tag"] == tag)
    reading = {"time": datetime.now(UTC).replace(microsecond=0).isoformat(), "value": value}
    api.ask("POST", f"/telemetry/{channel}/readings", {"readings": [reading]})


def forecasting(product: Product) -> str:
    """The demonstration with its models, being replayed: the first to ask waits for them."""
    api, longwall = admin(product).api, recorded(product)
    seek(product, longwall, 3, 0, speed=60)  # not from where another test has left it: that may be the end
    until = time.monotonic() + PATIENCE_S
    while api.ask("GET", f"/forecasts/longwalls/{longwall}")["state"] != "ready":
        assert time.monotonic() < until, "the models of the demonstration were not trained"
        time.sleep(1)
    return longwall


def seek(product: Product, longwall: str, day: int, hour: float, **said: Any) -> None:
    """Go to an hour of a day of the recording."""
    position = ((day - 1) * 24 + hour) * 3600
    body = {"state": "running", "position_s": position, **said}
    admin(product).api.ask("PUT", f"/telemetry/longwalls/{longwall}/replay", body)


def tried(product: Product) -> str:
    """The own longwall with a backtest of its limit."""
    api, longwall = admin(product).api, own_longwall(product)
    known = f"/forecasts/longwalls/{longwall}/backtests"
    if not api.ask("GET", known)["items"]:
        channels = api.ask("GET", f"/telemetry/longwalls/{longwall}/channels")["items"]
        target = next(each["id"] for each in channels if each["tag"] == "MM116")
        api.ask("POST", known, {"channel": target, "horizon_min": 3, "limit": 1.0})
    until = time.monotonic() + PATIENCE_S
    while not api.ask("GET", known)["items"]:
        assert time.monotonic() < until, "the backtest was not made"
        time.sleep(1)
    return longwall
