"""A company of three mines whose year is reported, by requests to the API, as its ecologist's pages would send them."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from typing import Any

import httpx
from tests.company_year import DUMPS, MINES, calculations_of, unconfirmed
from tests.documents import pdf
from tests.web.people import Person, admin, numbers, organisation, reporting_organisation, somebody
from tests.web.product import Product

YEAR = 2024
DOCUMENT = "Письмо № 12 от 15.03.2025"
PDF = pdf()
SOURCE = "Маркшейдерская справка о добыче.pdf"


@dataclass(frozen=True)
class Company:
    """Its organisation, whoever enters, whoever manages, and its mines: two underground, one surface."""

    product: Product
    id: str
    ecologist: Person
    head: Person
    mines: list[dict[str, Any]]


@dataclass(frozen=True)
class Issued:
    """A report that was issued, and a verifier from outside to whom it is open."""

    of: Company
    report: str
    verifier: Person

    def address(self, number: int = 1, part: str = "") -> str:
        return f"/reports/{self.report}/{number}" + (f"?part={part}" if part else "")


def company(product: Product) -> Company:
    of = reporting_organisation(product)
    api = admin(product).api
    known = {mine["mine_id"]: mine for mine in api.ask("GET", "/mines?limit=500&basin=kuzbass")["items"]}
    mines = [known[each] for each in MINES]
    api.ask("PUT", f"/organisations/{of}/sites", {"sites": [{"mine_id": mine["mine_id"]} for mine in mines]})
    return Company(product, of, somebody(product, of), somebody(product, of, "administrator"), mines)


def begun(of: Company, year: int = YEAR) -> str:
    """The id of a report with nothing in it."""
    made = of.ecologist.api.ask("POST", "/reports", {"organisation": of.id, "year": year})
    return str(made["id"])


def filled(of: Company, report: str, year: int = YEAR, output_t: float = 1e6) -> list[str]:
    """Every site calculated and every gap explained, nothing confirmed; the calculations' ids."""
    made = entered(of, report, year, output_t)
    for mine in of.mines:
        said_of_dumps(of, report, mine)
    return made


def entered(of: Company, report: str, year: int = YEAR, output_t: float = 1e6) -> list[str]:
    """Every site calculated; of burning dumps nothing is said."""
    made = [calculated(of, of.mines[at], how, inputs, year) for at, how, inputs in calculations_of(year, output_t)]
    for each in made:
        of.ecologist.api.ask("POST", f"/reports/{report}/entries", {"calculation": each})
    return made


def calculated(of: Company, mine: dict[str, Any], method: str, inputs: dict[str, Any], year: int) -> str:
    body = {"method": method, "inputs": inputs, "mine_id": mine["mine_id"], "year": year, "gwp_set": "RU"}
    return str(of.ecologist.api.ask("POST", "/calculations", body)["id"])


def said_of_dumps(of: Company, report: str, mine: dict[str, Any]) -> None:
    of.ecologist.api.ask("PUT", f"/reports/{report}/statements/{mine['mine_id']}/burning_dumps", DUMPS)


def attached(of: Company, report: str, calculation: str, symbol: str = "coal_output") -> int:
    """A source document, and the number that was taken from it; its id."""
    http = of.ecologist.api.http
    headers = {"X-CSRFToken": http.cookies["csrftoken"], "Content-Type": "application/octet-stream"}
    address = f"/reports/{report}/attachments"
    answer = http.post(address, params={"filename": SOURCE}, content=PDF, headers=headers)
    assert answer.status_code == 201, answer.text
    made = int(answer.json()["id"])
    of.ecologist.api.ask("PUT", f"{address}/{made}", {"numbers": [{"calculation": calculation, "symbol": symbol}]})
    return made


def in_the_way(of: Company, report: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = of.ecologist.api.ask("GET", f"/reports/{report}/preparation")["in_the_way"]
    return found


def confirmed(of: Company, report: str, attachment: int | None = None) -> None:
    """All that is to be confirmed, by one document: in words, or a file beside the report."""
    items = unconfirmed(of.ecologist.api.ask("GET", f"/reports/{report}/preparation")["to_confirm"])
    if items:
        document = {"document": DOCUMENT, **({"attachment": attachment} if attachment else {})}
        of.ecologist.api.ask("POST", f"/reports/{report}/confirmations", {"items": items, **document})


def withdrawn(of: Company) -> None:
    """All that was confirmed is to be confirmed again."""
    confirmations = f"/organisations/{of.id}/confirmations"
    for each in of.ecologist.api.ask("GET", confirmations)["items"]:
        of.ecologist.api.ask("DELETE", f"{confirmations}/{each['id']}")


def issue(of: Company, report: str) -> int:
    """Issue it; the number of the issue, once the product's worker has drawn it."""
    job = of.ecologist.api.ask("POST", f"/reports/{report}/issues")
    for _ in range(600):
        found = of.ecologist.api.ask("GET", f"/jobs/{job['id']}")
        if found["state"] not in ("waiting", "running"):
            assert found["state"] == "done", found["problem"]
            return int(found["result"]["number"])
        time.sleep(0.2)
    raise AssertionError("the job did not end")


def issued(of: Company, year: int = YEAR) -> str:
    """The id of a report with a source document, issued once."""
    report = begun(of, year)
    calculations = filled(of, report, year)
    file = attached(of, report, calculations[2])
    confirmed(of, report, file)
    assert issue(of, report) == 1
    return report


def invitation(of: Company, report: str, email: str = "") -> str:
    """The link of an invitation for one report alone, as a path."""
    address = email or f"verifier{next(numbers)}@example.org"
    made = of.head.api.ask("POST", f"/reports/{report}/verifiers", {"email": address})
    return re.sub(r"^http://[^/]+", "", made["link"])


def outsider(of: Company, report: str) -> Person:
    """A verifier of another organisation, to whom this report alone is open."""
    made = somebody(of.product, organisation(of.product), "verifier")
    secret = invitation(of, report, made.email).partition("#")[2]
    made.api.ask("POST", "/invitations/accept", {"secret": secret})
    return made


def status(person: Person, path: str) -> int:
    """What the API answers this person."""
    answer: httpx.Response = person.api.http.get(path)
    return answer.status_code
