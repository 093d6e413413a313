"""Web server and worker killed under load: what was answered is there, once; started again, all goes on by itself."""

from __future__ import annotations

import os
import signal
from datetime import UTC, datetime, timedelta

from tests.server.faults.product import Product
from tests.server.faults.sending import Sender, Writer, assert_whole, send_again

ROWS = 30_000


def test_killed_under_load_nothing_answered_is_lost_and_nothing_is_half_there(on_sqlite: Product) -> None:
    """On PostgreSQL, too, jobs/test_killed_worker.py and telemetry/test_killed_writers.py kill who writes."""
    product = on_sqlite
    senders = [Sender(product, channel) for channel in product.channels[2:]]
    writer = Writer(product, "killed")
    threads = [*senders, writer]
    for each in threads:
        each.start()
    job, worker = taking_a_file(product, 3), product.worker()
    product.until("GET", f"/jobs/{job}", lambda found: found["state"] != "waiting")
    os.kill(worker, signal.SIGKILL)
    product.kill()
    for each in threads:
        each.ended.set()
        each.join()
    assert_whole(product, senders)
    product.start()
    done = product.until("GET", f"/jobs/{job}", lambda found: found["state"] not in ("waiting", "running")).json
    assert (done["state"], done["result"]["new"]) == ("done", ROWS), done
    writer.assert_kept()
    send_again(senders)
    found = assert_whole(product, senders)
    assert found["channels"][str(product.channels[0])]["readings"] >= ROWS


def taking_a_file(product: Product, month: int) -> str:
    """A job that takes over a file of many readings of the first channel, of a month in which nobody else writes."""
    times = (datetime(2026, month, 1, tzinfo=UTC) + timedelta(seconds=row) for row in range(ROWS))
    content = 'time,"S0, %"\n' + "".join(f"{time.isoformat()},0.5\n" for time in times)
    address = f"/api/v1/telemetry/longwalls/{product.longwall}/imports"
    sent = product.ask(
        "POST", f"{address}?filename=many.csv", content.encode(), Content_Type="application/octet-stream"
    )
    assert sent.status == 201, sent.body
    assert sent.json["faults"] == [], sent.json
    asked = product.ask("POST", f"{address}/{sent.json['id']}/commit")
    assert asked.status == 201, asked.body
    return str(asked.json["id"])
