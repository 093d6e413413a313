"""PostgreSQL crashes and is started again under load: who asks meanwhile is told so, and all goes on by itself."""

from __future__ import annotations

import time

import pytest
from tests.server.faults.cluster import Cluster
from tests.server.faults.product import Answer, Product
from tests.server.faults.sending import Sender, Writer, assert_whole, send_again
from tests.server.faults.test_killed import taking_a_file

pytestmark = pytest.mark.needs_postgres_programs
AWAY_S = 1.5
WORDS = {
    "en": "The database cannot be reached: try again in a moment",
    "ru": "База данных недоступна: повторите через минуту",
}


def test_a_database_that_is_away_is_said_and_what_was_answered_is_there(on_postgres: Product, cluster: Cluster) -> None:
    product = on_postgres
    senders = [Sender(product, channel) for channel in product.channels[1:]]
    writer = Writer(product, "restarted")
    for each in (*senders, writer):
        each.start()
    senders[0].wait(5)
    worker = product.worker()
    cluster.crash()
    try:
        for language, words in WORDS.items():
            assert_told(product.api("GET", "/health", Accept_Language=language), words)
        page = product.ask("GET", "/telemetry", person=None)
        time.sleep(AWAY_S)
    finally:
        cluster.start()
    assert page.status == 200
    for each in senders:
        each.wait(5)
    for each in (*senders, writer):
        each.ended.set()
        each.join()
    statuses = {answer.status for sender in senders for answer in sender.answers.values()}
    assert statuses == {200, 503}, product.log()
    assert set(writer.answers.values()) <= {201, 503}, product.log()
    for sender in senders:
        for answer in sender.answers.values():
            if answer.status == 503:
                assert_told(answer, WORDS["en"])
    writer.assert_kept()
    send_again(senders)
    assert_whole(product, senders)
    job = taking_a_file(product, 4)
    done = product.until("GET", f"/jobs/{job}", lambda found: found["state"] not in ("waiting", "running")).json
    assert (done["state"], product.worker()) == ("done", worker)


def assert_told(answer: Answer, words: str) -> None:
    assert (answer.status, answer.headers["Content-Type"]) == (503, "application/problem+json"), answer.body
    assert (answer.json["type"], answer.json["detail"]) == ("/problems/database-away", words)
    assert int(answer.headers["Retry-After"]) > 0
