"""A report for the pictures: a made-up company of three synthetic mines, its year filled and issued, by the API."""

from __future__ import annotations

import time
from typing import Any

import httpx

LOGIN = "/auth/browser/v1/auth/login"
YEAR, MINUTES = 2015, 365 * 1440
COMPANY = {
    "name": "АО «Пример-уголь» (синтетическое)", "inn": "4205000009", "ogrn": "1024200000000",
    "address": "Кемерово, ул. Примерная, 1", "head": "Иванов И. И.", "contact": "eco@example.org",
}  # fmt: skip
BALANCE: dict[str, Any] = {
    "ventilation": [{"flow": 12_000, "ch4_percent": 0.35}],
    "drainage": [{"flow": 60, "ch4_percent": 40}],
    "daily_output": 9_000,
    "minutes": MINUTES,
    "methane_flared": 0,
}
FIRST, SECOND, PIT = range(3)  # two underground mines at work and a surface one
CALCULATED: tuple[tuple[int, str, dict[str, Any], str], ...] = (
    (FIRST, "mine.balance", BALANCE, "Баланс метана"),
    (FIRST, "ipcc2006.post_mining_tier2", {"coal_output": 3_285_000, "gas_content": 12}, "Уголь после добычи"),
    (SECOND, "ipcc2006.underground", {"coal_output": 1e6, "methane_flared": 0}, "Вторая шахта"),
    (PIT, "ipcc2006.surface", {"coal_output": 3e6}, "Разрез"),
)


class Product:
    """A running product as its administrator asks it."""

    def __init__(self, address: str, password: str) -> None:
        self.http = httpx.Client(base_url=f"{address}/api/v1", timeout=120)
        self.http.get("/session")
        self.ask("POST", LOGIN, {"username": "admin", "password": password})

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        headers = {"X-CSRFToken": self.http.cookies["csrftoken"]}
        answer = self.http.request(method, path, json=body, headers=headers)
        if not answer.is_success:
            raise SystemExit(f"{method} {path}: {answer.status_code} {answer.text}")
        return answer.json() if answer.content else None


def issued_report(address: str, password: str) -> str:
    """The id of the report, made unless there is one of the year."""
    product = Product(address, password)
    of = product.ask("GET", "/session")["user"]["organisations"][0]["id"]
    known = [each for each in product.ask("GET", "/reports")["items"] if each["year"] == YEAR]
    if known:
        return str(known[0]["id"])
    version = product.ask("GET", f"/organisations/{of}")["version"]
    product.ask("PATCH", f"/organisations/{of}", {"version": version, **COMPANY})
    mines = mines_at_work(product)
    product.ask("PUT", f"/organisations/{of}/sites", {"sites": [{"mine_id": mine} for mine in mines]})
    report = str(product.ask("POST", "/reports", {"organisation": of, "year": YEAR})["id"])
    fill(product, report, mines)
    confirm(product, report)
    issue(product, report)
    return report


def mines_at_work(product: Product) -> list[str]:
    found = product.ask("GET", "/mines?basin=demonstration&limit=500")["items"]
    at_work = [(each["mine_type"], each["mine_id"]) for each in found if each["status"] == "operating"]
    return [
        *[mine for kind, mine in at_work if kind == "underground"][:2],
        *[mine for kind, mine in at_work if kind == "surface"][:1],
    ]


def fill(product: Product, report: str, mines: list[str]) -> None:
    for site, method, inputs, name in CALCULATED:
        body = {"method": method, "inputs": inputs, "mine_id": mines[site], "year": YEAR, "gwp_set": "RU", "name": name}
        kept = product.ask("POST", "/calculations", body)
        product.ask("POST", f"/reports/{report}/entries", {"calculation": kept["id"]})
    for mine in mines:
        said = {"version": 0, "state": "not_occurring", "reason": "Породные отвалы не горят"}
        product.ask("PUT", f"/reports/{report}/statements/{mine}/burning_dumps", said)


def confirm(product: Product, report: str) -> None:
    wanted = product.ask("GET", f"/reports/{report}/preparation")["to_confirm"]
    items = [{name: each[name] for name in ("kind", "id", "content")} for each in wanted if not each["confirmation"]]
    said = {"items": items, "document": "Учебное письмо № 1 (синтетическое)"}
    product.ask("POST", f"/reports/{report}/confirmations", said)


def issue(product: Product, report: str) -> None:
    job = product.ask("POST", f"/reports/{report}/issues")
    while (now := product.ask("GET", f"/jobs/{job['id']}"))["state"] not in ("done", "failed", "cancelled"):
        time.sleep(1)
    if now["state"] != "done":
        raise SystemExit(f"the report was not issued: {now}")
