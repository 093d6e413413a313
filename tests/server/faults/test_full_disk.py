"""A disk that takes nothing more: who sends is told so, nothing is half there, and with room again all goes on."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager

from tests.server.faults.product import Product
from tests.server.faults.sending import Sender, assert_whole

FULL_AT = 500  # bytes of a file: less than a Parquet file of a batch has, or a page of SQLite
SENT = 3


@contextmanager
def full_disk(*processes: int) -> Iterator[None]:
    """No file of these processes grows: the kernel answers each write as on a full disk, with another number."""
    for each in processes:
        resource.prlimit(each, resource.RLIMIT_FSIZE, (FULL_AT, resource.RLIM_INFINITY))
    try:
        yield
    finally:
        for each in processes:
            resource.prlimit(each, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def test_a_full_disk_is_told_and_leaves_nothing_half(product: Product) -> None:
    assert product.web
    sender = Sender(product, product.channels[1])
    numbers = range(sender.first, sender.first + SENT)
    sender.answers.update({number: sender.send(number) for number in numbers})
    rows = b"".join(b"2026-02-01T00:00:%02dZ,0.5\n" % second for second in range(60)) * 20
    address = f"/api/v1/telemetry/longwalls/{product.longwall}/imports?filename=large.csv"
    before = files(product)
    with full_disk(product.web.pid, product.worker()):
        refused = sender.send(numbers.stop)
        in_russian = product.ask(
            "POST", address, b"time,S0\n" + rows, Content_Type="application/octet-stream", Accept_Language="ru"
        )
        still_read = product.api("GET", f"/telemetry/longwalls/{product.longwall}/series")
    assert (refused.status, refused.json["type"]) == (507, "/problems/no-room")
    assert "disk is full" in refused.json["detail"]
    assert int(refused.headers["Retry-After"]) > 0
    assert in_russian.status == 507, in_russian.body
    assert "Диск сервера заполнен" in in_russian.json["detail"]
    assert still_read.status == 200
    assert files(product) == before
    assert sender.acknowledged == set(numbers)
    assert_whole(product, [sender])
    sender.answers[numbers.stop] = sender.send(numbers.stop)
    assert sender.acknowledged == {*numbers, numbers.stop}, product.log()
    assert_whole(product, [sender])


def test_a_body_that_finds_no_room_while_it_comes_in_is_told_so_too(product: Product) -> None:
    """Above half a megabyte it is kept on the disk before anybody reads it."""
    assert product.web
    times = [f"2001-01-01T{second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}Z" for second in range(9_000)]
    body = {"readings": [{"time": time, "value": 0.12345678901234} for time in times]}
    readings, key = f"/telemetry/{product.channels[2]}/readings", "large"
    imports = f"/api/v1/telemetry/longwalls/{product.longwall}/imports?filename=large.csv&lang=ru"
    table = b"time,S0\n" + b"".join(f"{time},0.5\n".encode() for time in times) * 8
    before = product.examine()["new_in_batches"]
    with full_disk(product.web.pid):
        refused = product.api("POST", readings, body, Idempotency_Key=key)
        not_kept = product.ask("POST", imports, table, Content_Type="application/octet-stream")
        parts = iter([table[:700_000], table[700_000:]])  # chunked: how long it is, is not told beforehand
        in_parts = product.ask("POST", imports, parts, Content_Type="application/octet-stream")
    for each in (refused, not_kept, in_parts):
        assert (each.status, each.json["type"]) == (507, "/problems/no-room"), each.body
        assert int(each.headers["Retry-After"]) > 0
    assert "Диск сервера заполнен" in not_kept.json["detail"]
    assert "uncaptured" not in product.log()
    assert product.examine()["new_in_batches"] == before
    assert product.api("POST", readings, body, Idempotency_Key=key).json["new"] == len(times)
    assert list((product.folder / "bodies").iterdir()) == []


def files(product: Product) -> list[str]:
    """Of readings and uploads, whatever their names."""
    return sorted(str(each) for each in product.folder.glob("telemetry*/**/*") if each.is_file())
