"""A browser in which the administrator has signed in, and calculations that have been kept."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from playwright.sync_api import Page
from tests.web.product import Product

from firedamp.client import Client

METHOD = "ipcc2006.underground"
INPUTS = {"coal_output": 1_000_000, "mine_depth": 300}


@lru_cache(maxsize=1)
def signed_in_client(address: str, password: str) -> Client:
    opened = Client(address)
    opened.sign_in("admin", password)
    return opened


def client(product: Product) -> Client:
    """Signed in once for all tests: the server slows down who signs in too often."""
    return signed_in_client(product.address, product.passwords["admin"])


def kept(product: Product, name: str, **more: Any) -> str:
    """The id of a calculation kept under a name: a million tonnes from 300 m unless told otherwise."""
    what = {"inputs": INPUTS, "gwp_set": "RU", "mine_id": "M0836", "year": 2025, **more}
    return client(product).calculations.create(METHOD, what.pop("inputs"), name=name, **what)["id"]


def sign_in(page: Page, product: Product, language: str = "en") -> None:
    """Through the dialog, as a person would."""
    words = {"en": ("Sign in", "User name", "Password"), "ru": ("Войти", "Имя пользователя", "Пароль")}[language]
    dialog = page.locator("fd-person dialog[open]")
    if not dialog.count():
        page.locator("fd-person > .button").click()
    page.get_by_label(words[1]).fill("admin")
    page.get_by_label(words[2]).fill(product.passwords["admin"])
    dialog.get_by_role("button", name=words[0]).click()
    page.locator(".person .user-name").wait_for()
