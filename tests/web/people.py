"""People of the product, each with a browser of their own: invited, joined, signed in."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import httpx
from playwright.sync_api import Page
from tests.web.product import Product, Visit

PASSWORD = "Длинный-пароль-42"
LOGIN = "/auth/browser/v1/auth/login"
numbers = itertools.count(1)


class Api:
    """The API as a browser of this person asks it."""

    def __init__(self, address: str, username: str, password: str) -> None:
        self.http = httpx.Client(base_url=f"{address}/api/v1", timeout=60, headers={"Connection": "close"})
        self.http.get("/session")
        if username:
            self.ask("POST", LOGIN, {"username": username, "password": password})

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        headers = {"X-CSRFToken": self.http.cookies["csrftoken"]}
        answer = self.http.request(method, path, json=body, headers=headers)
        assert answer.is_success, answer.text
        return answer.json() if answer.content else None


@dataclass(frozen=True)
class Person:
    username: str
    email: str
    password: str
    api: Api


@lru_cache(maxsize=1)
def administrator(address: str, password: str) -> Person:
    return Person("admin", "", password, Api(address, "admin", password))


def admin(product: Product) -> Person:
    """Signed in once: the server slows down who signs in too often."""
    return administrator(product.address, product.passwords["admin"])


PARTICULARS = {
    "inn": "4205000009", "ogrn": "1024200000000", "address": "Кемерово, ул. Примерная, 1", "head": "Иванов И. И.",
    "contact": "Петрова П. П., eco@example.org",
}  # fmt: skip


def reporting_organisation(product: Product) -> str:
    """A new one with all that a report states of it."""
    made = organisation(product)
    admin(product).api.ask("PATCH", f"/organisations/{made}", {"version": 1, **PARTICULARS})
    return made


def organisation(product: Product) -> str:
    """A new one, of the administrator alone; its id."""
    name = f"coal-{next(numbers)}"
    admin(product).api.ask("POST", "/organisations", {"id": name, "name": f"ООО «{name}»", "name_en": f"The {name}"})
    return name


def invited(product: Product, of: str, role: str = "engineer", email: str = "") -> str:
    """The link of an invitation."""
    address = email or f"guest{next(numbers)}@example.org"
    made = admin(product).api.ask("POST", f"/organisations/{of}/invitations", {"email": address, "role": role})
    link: str = made["link"]
    return link


def somebody(product: Product, of: str, role: str = "engineer") -> Person:
    """A new person of an organisation."""
    username = f"person{next(numbers)}"
    email = f"{username}@example.org"
    secret = invited(product, of, role, email).split("#")[1]
    body = {"secret": secret, "username": username, "password": PASSWORD}
    Api(product.address, "", "").ask("POST", "/invitations/join", body)
    return Person(username, email, PASSWORD, Api(product.address, username, PASSWORD))


def joins(product: Product, person: Person, of: str, role: str = "engineer") -> None:
    """Somebody who is there already belongs to another organisation as well."""
    person.api.ask("POST", "/invitations/accept", {"secret": invited(product, of, role, person.email).split("#")[1]})


def page_of(visit: Visit, product: Product, person: Person, address: str, **look: Any) -> Page:
    """A page as this person sees it."""
    page = visit("/account", **look)
    held = person.api.http.cookies
    page.context.add_cookies([{"name": each, "value": held[each], "url": product.address} for each in held])
    page.goto(product.address + address)
    page.locator(".person .user-name").wait_for()
    return page


def sign_in(page: Page, username: str, password: str) -> None:
    """Through the dialog that is open, as a person would; a second step may follow."""
    dialog = page.locator("fd-sign-in dialog[open]")
    dialog.locator("input[name=username]").fill(username)
    dialog.locator("input[name=password]").fill(password)
    dialog.locator("button.primary").click()
