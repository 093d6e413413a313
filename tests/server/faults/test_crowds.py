"""Two hundred who read at once are all answered; of ten who change one record at once nobody's change is lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from threading import Barrier

from tests.server.faults.product import PEOPLE, Product
from tests.server.faults.sending import COMPANY

READERS = 200


def test_two_hundred_readers_with_open_connections_are_all_answered(product: Product) -> None:
    """Each keeps its connection open until all have been answered, as browsers do."""
    addresses = ("/", "/telemetry", "/api/v1/health", "/api/v1/reference/companies?limit=20", "/api/v1/mines?limit=20",
                 f"/api/v1/telemetry/longwalls/{product.longwall}/series")  # fmt: skip
    begin, read = Barrier(READERS), Barrier(READERS)

    def reader(number: int) -> tuple[int, int]:
        connection = HTTPConnection("127.0.0.1", product.port, timeout=60)
        headers = {"Authorization": f"Bearer {product.tokens[number % PEOPLE]}"}
        begin.wait(60)
        try:
            connection.request("GET", addresses[number % len(addresses)], headers=headers)
            answer = connection.getresponse()
            found = answer.status, len(answer.read())
            read.wait(60)
            return found
        finally:
            connection.close()

    with ThreadPoolExecutor(READERS) as many:
        found = list(many.map(reader, range(READERS)))
    assert {status for status, _ in found} == {200}, product.log()
    assert all(size for _, size in found)


def test_of_ten_who_change_one_record_at_once_one_is_first_and_each_change_is_kept(product: Product) -> None:
    made = product.api(
        "POST", "/reference/companies", {"values": {**COMPANY, "company_id": "ten", "name": "Synthetic ten"}}
    )
    assert made.status == 201
    address, together = f"/reference/companies/{made.json['id']}", Barrier(PEOPLE)

    def change(person: int) -> list[int]:
        tag, statuses = f'"v{made.json["version"]}"', []
        together.wait(60)
        while True:
            body = {"values": {"name_ru": f"Имя {person}"}}
            answer = product.api("PATCH", address, body, person=person, If_Match=tag)
            statuses.append(answer.status)
            if answer.status != 412:
                return statuses
            assert answer.json["differences"]
            tag = f'"v{answer.json["current"]["version"]}"'

    with ThreadPoolExecutor(PEOPLE) as many:
        statuses = list(many.map(change, range(PEOPLE)))
    assert sum(each == [200] for each in statuses) >= 1
    assert {each[-1] for each in statuses} == {200}
    assert {status for each in statuses for status in each[:-1]} <= {412}
    history = product.api("GET", f"{address}/history").json["items"]
    assert len(history) == 1 + PEOPLE
    assert product.api("GET", address).json["version"] == made.json["version"] + PEOPLE
