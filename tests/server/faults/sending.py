"""What is sent while something breaks, and whether all of it that was answered is there, once, and nothing half."""

from __future__ import annotations

import itertools
import threading
import time
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.server.faults.product import Answer, Product

OF_A_BATCH = 10
START = datetime(2000, 1, 1, tzinfo=UTC)
PAUSE_S, AFTER_REFUSAL_S = 0.05, 0.2
APART = 100_000  # senders number their batches in ranges of their own, though they write into the same channel
# Of a quality that lists show: those of quality "synthetic" are left out of them.
COMPANY = {"source": "Synthetic", "quality": "expert", "confirmation": "confirmed"}
_senders = itertools.count()


class Sender(threading.Thread):
    """Sends batches of a channel one after the other, each with a key; keeps what each was answered."""

    def __init__(self, product: Product, channel: int) -> None:
        super().__init__(daemon=True)
        self.product, self.channel = product, channel
        self.first = APART * next(_senders)
        self.answers: dict[int, Answer] = {}
        self.ended = threading.Event()

    def run(self) -> None:
        number = self.first
        while not self.ended.is_set():
            self.answers[number] = self.send(number)
            time.sleep(PAUSE_S if self.answers[number].status == 200 else AFTER_REFUSAL_S)
            number += 1

    def send(self, number: int) -> Answer:
        times = [(START + timedelta(seconds=OF_A_BATCH * number + each)).isoformat() for each in range(OF_A_BATCH)]
        body = {"readings": [{"time": time, "value": float(number)} for time in times]}
        return self.product.api(
            "POST", f"/telemetry/{self.channel}/readings", body, Idempotency_Key=f"{self.channel}-{number}"
        )

    @property
    def acknowledged(self) -> set[int]:
        return {number for number, answer in self.answers.items() if answer.status == 200}

    def wait(self, more: int, seconds: float = 60) -> None:
        """Until so many more are acknowledged."""
        wanted, end = len(self.acknowledged) + more, time.monotonic() + seconds
        while len(self.acknowledged) < wanted:
            told = {number: answer.status for number, answer in list(self.answers.items())[-5:]}
            assert time.monotonic() < end, f"{told}\n{self.product.log()}"
            time.sleep(0.05)


class Writer(threading.Thread):
    """Makes records of a table one after the other; keeps the ids of those that were acknowledged."""

    def __init__(self, product: Product, name: str) -> None:
        super().__init__(daemon=True)
        self.product, self.name = product, name
        self.answers: dict[str, int] = {}
        self.ended = threading.Event()

    def run(self) -> None:
        number = 0
        while not self.ended.is_set():
            own = f"{self.name}-{number}"
            body = {"values": {**COMPANY, "company_id": own, "name": f"Synthetic {own}"}}
            self.answers[own] = self.product.api("POST", "/reference/companies", body).status
            time.sleep(2 * PAUSE_S)
            number += 1

    def assert_kept(self) -> None:
        """Each that was answered is there, once, with its history; of the others, whatever is there is whole."""
        listed = self.product.api("GET", "/reference/companies?limit=500").json["items"]
        every = [each["values"]["company_id"] for each in listed]
        found = [each for each in every if each.startswith(f"{self.name}-")]
        assert len(found) == len(set(found))
        made = {own for own, status in self.answers.items() if status == 201}
        assert made
        assert (made - set(found), set(found) - set(self.answers)) == (set(), set())


def assert_whole(product: Product, senders: list[Sender]) -> dict[str, Any]:
    """Files, counts and log agree; every acknowledged batch is there, whole and once, no other one in part."""
    found = product.examine()
    assert (found["unreadable"], found["drafts"], found["log_faults"]) == ([], [], [])
    for sender in senders:
        own = found["channels"][str(sender.channel)]
        assert own["readings"] == own["times"] == own["noted"]
        every = {int(float(value)): count for value, count in own["by_value"].items()}
        there = {number: count for number, count in every.items() if sender.first <= number < sender.first + APART}
        assert set(there.values()) <= {OF_A_BATCH}
        assert sender.acknowledged <= set(there) <= set(sender.answers)
    assert found["new_in_batches"] == sum(each["readings"] for each in found["channels"].values())
    return found


def send_again(senders: list[Sender]) -> None:
    """What a client does that was not answered: the same with the same key. Then all of it is there."""
    for sender in senders:
        for number in set(sender.answers) - sender.acknowledged:
            sender.answers[number] = sender.send(number)
        assert sender.acknowledged == set(sender.answers)
