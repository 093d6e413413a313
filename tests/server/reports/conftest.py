"""A company of three mines, its people, and a verifier of another organisation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.company_year import DUMPS, MINES, calculations_of, unconfirmed
from tests.server.asking import post
from tests.server.people import browser_of, organisation, person

from firedamp.server.jobs.holding import Held, claim
from firedamp.server.jobs.models import Job
from firedamp.server.jobs.working import do
from firedamp.server.mines.models import Mine
from firedamp.server.organisations.models import Organisation, Site
from firedamp.server.organisations.rights import Role

YEAR = 2024
PARTICULARS = {
    "inn": "4205000009", "ogrn": "1024200000000", "address": "Кемерово, ул. Примерная, 1", "head": "Иванов И. И.",
    "contact": "Петрова П. П., eco@example.org",
}  # fmt: skip


@pytest.fixture(autouse=True)
def unbeaten(monkeypatch: pytest.MonkeyPatch) -> None:
    """No heartbeat: a thread would not see what this test's transaction has not committed."""
    monkeypatch.setattr(Held, "_renew", lambda self: None)


@pytest.fixture
def company(db: None) -> Organisation:
    made = organisation("example-coal", "АО «Пример-уголь»")
    Organisation.objects.filter(pk=made.pk).update(**PARTICULARS)
    made.refresh_from_db()
    return made


@pytest.fixture
def mines(company: Organisation) -> list[Mine]:
    """Two underground mines and a surface one, all at work: the company's sites."""
    known = {mine.mine_id: mine for mine in Mine.objects.filter(mine_id__in=MINES)}
    found = [known[each] for each in MINES]
    Site.objects.bulk_create(Site(organisation=company, mine=mine) for mine in found)
    return found


@pytest.fixture
def ecologist(company: Organisation, mines: list[Mine]) -> Client:
    return browser_of(person("ecologist", of=company, role=Role.ENGINEER))


@pytest.fixture
def head(company: Organisation, mines: list[Mine]) -> Client:
    """The company's administrator."""
    return browser_of(person("head", of=company, role=Role.ADMINISTRATOR))


@pytest.fixture
def stranger(db: None) -> Client:
    return browser_of(person("stranger", of=organisation("else", "ООО «Иное»"), role=Role.ADMINISTRATOR))


@pytest.fixture
def verifier(db: None) -> Client:
    """Of another organisation, with an address of their own."""
    user = person("verifier", of=organisation("verify", "Орган по верификации"), role=Role.VERIFIER)
    user.email = "verifier@example.org"
    user.save(update_fields=["email"])
    return browser_of(user)


def call(client: Client, method: str, address: str, body: Any = None, status: int = 200) -> Any:
    """Ask, and fail on anything but the status expected; the answer's JSON."""
    ask = getattr(client, method)
    response = (
        ask(f"/api/v1{address}")
        if method == "get"
        else ask(f"/api/v1{address}", "" if body is None else body, content_type="application/json")
    )
    assert response.status_code == status, response.content.decode()[:3000]
    return response.json() if response.content else None


def calculated(client: Client, mine: Mine, method: str, inputs: dict[str, Any], year: int = YEAR) -> str:
    body = {"method": method, "inputs": inputs, "mine_id": mine.mine_id, "year": year, "gwp_set": "RU"}
    response = post(client, "/calculations", body)
    assert response.status_code == 201, response.content.decode()
    return str(response.json()["id"])


def run_jobs() -> list[Job]:
    """Do every job that waits, as a worker would."""
    while held := claim("elsewhere:1"):
        do(held)
    return list(Job.objects.order_by("created"))


Fill = Callable[..., str]


@pytest.fixture
def begun(ecologist: Client) -> str:
    """The id of a report of the year, with nothing in it."""
    return str(call(ecologist, "post", "/reports", {"organisation": "example-coal", "year": YEAR}, 201)["id"])


@pytest.fixture
def filled(ecologist: Client, begun: str, mines: list[Mine]) -> str:
    """The report with every site calculated and every gap explained, but nothing confirmed."""
    return fill(ecologist, begun, mines)


def fill(client: Client, report: str, mines: list[Mine], year: int = YEAR, output_t: float = 1e6) -> str:
    made = [calculated(client, mines[at], how, inputs, year) for at, how, inputs in calculations_of(year, output_t)]
    for each in made:
        call(client, "post", f"/reports/{report}/entries", {"calculation": each}, 201)
    for mine in mines:
        call(client, "put", f"/reports/{report}/statements/{mine.mine_id}/burning_dumps", DUMPS)
    return report


def confirm_all(client: Client, report: str) -> None:
    items = unconfirmed(call(client, "get", f"/reports/{report}/preparation")["to_confirm"])
    if items:
        body = {"items": items, "document": "Письмо № 12 от 15.03.2025"}
        call(client, "post", f"/reports/{report}/confirmations", body, 201)


def issue(client: Client, report: str) -> int:
    """Issue it; the number of the issue."""
    call(client, "post", f"/reports/{report}/issues", status=202)
    job = run_jobs()[-1]
    assert job.state == "done", job.problem
    return int(job.result["number"])


@pytest.fixture
def issued(ecologist: Client, filled: str) -> str:
    """The report, issued once."""
    confirm_all(ecologist, filled)
    assert issue(ecologist, filled) == 1
    return filled


def opened_to(head: Client, verifier: Client, report: str) -> None:
    """Invite the verifier for this report alone, who accepts."""
    link = call(head, "post", f"/reports/{report}/verifiers", {"email": "verifier@example.org"}, 201)["link"]
    joined = call(verifier, "post", "/invitations/accept", {"secret": link.partition("#")[2]})
    assert joined["report"] == report
