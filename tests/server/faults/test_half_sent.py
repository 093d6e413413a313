"""A request of which half arrives leaves nothing, and keeps nobody waiting."""

from __future__ import annotations

import socket

import pytest
from tests.server.faults.product import Product

HALF = b"time,S0\n2026-02-01T00:00:00Z,0.5\n"


@pytest.mark.parametrize("framing", ["Content-Length: 1000000", "Transfer-Encoding: chunked"])
def test_a_file_of_which_half_arrives_is_no_file(product: Product, framing: str) -> None:
    address = f"/api/v1/telemetry/longwalls/{product.longwall}/imports?filename=half.csv"
    head = (
        f"POST {address} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {product.tokens[0]}\r\n"
        f"Content-Type: application/octet-stream\r\n{framing}\r\n\r\n"
    ).encode()
    body = HALF if "Length" in framing else f"{len(HALF) + 10:x}\r\n".encode() + HALF
    before = uploads(product)
    with socket.create_connection(("127.0.0.1", product.port)) as connection:
        connection.sendall(head + body)
    assert product.api("GET", "/health").status == 200
    assert uploads(product) == before
    whole = product.ask("POST", address, HALF, Content_Type="application/octet-stream")
    assert whole.status == 201, whole.body
    assert whole.json["rows"] == 1
    assert product.ask("DELETE", f"{address.partition('?')[0]}/{whole.json['id']}").status == 204
    assert uploads(product) == before


def test_half_a_batch_of_readings_is_none(product: Product) -> None:
    channel = product.channels[0]
    before = product.examine()["channels"][str(channel)]
    head = (
        f"POST /api/v1/telemetry/{channel}/readings HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n"
        f"Authorization: Bearer {product.tokens[0]}\r\nContent-Type: application/json\r\n\r\n"
    ).encode()
    with socket.create_connection(("127.0.0.1", product.port)) as connection:
        connection.sendall(head + b'{"readings": [{"time": "2025-01-01T00:00:00Z", "value": 1.0}')
    assert product.api("GET", "/health").status == 200
    assert product.examine()["channels"][str(channel)] == before


def uploads(product: Product) -> list[str]:
    return sorted(each.name for each in (product.folder / "telemetry_uploads").glob("*"))
