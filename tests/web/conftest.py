"""A browser before the running product. Every page a test opens ends without an error and without a foreign request."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright
from tests.first_start import FirstStart
from tests.web.product import Product, Visit, running

ARGUMENTS = (
    "--no-sandbox", "--headless", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
)  # fmt: skip
PATIENCE_MS = 15_000  # of a machine that does other things beside
LOCALES = {"ru": "ru-RU", "en": "en-GB"}
expect.set_options(timeout=PATIENCE_MS)
REPORT_VIOLATIONS = """
document.addEventListener('securitypolicyviolation', (event) => {
  console.error('CSP', event.violatedDirective, event.blockedURI);
})"""
VISITED = "try { localStorage.setItem('firedamp.visited', 'yes') } catch {}"


@pytest.fixture(scope="session")
def product(tmp_path_factory: pytest.TempPathFactory, begun: FirstStart) -> Iterator[Product]:
    with running(tmp_path_factory.mktemp("product"), begun) as started:
        yield started


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium_path, args=list(ARGUMENTS))
        yield opened
        opened.close()


@dataclass
class Watch:
    """What went wrong on a page, beside what a test expects."""

    host: str
    expected: tuple[str, ...] = ()
    faults: list[str] = field(default_factory=list)

    def on(self, page: Page) -> None:
        page.on("console", lambda message: self.note(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.note(f"page error: {error}"))
        page.on("request", self.request)

    def note(self, fault: str) -> None:
        if not any(part in fault for part in self.expected):
            self.faults.append(fault)

    def request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.netloc != self.host:
            self.faults.append(f"foreign request: {request.url}")


@pytest.fixture
def visit(browser: Browser, product: Product) -> Iterator[Visit]:
    """Opens an address in a fresh browser: visit("/mines", language="en", theme="dark", width=390)."""
    watches: list[Watch] = []
    with ExitStack() as stack:

        def open_page(
            address: str = "/", *, language: str = "ru", theme: str = "light", width: int = 1440, first: bool = False,
            expected: tuple[str, ...] = (),
        ) -> Page:  # fmt: skip
            context: BrowserContext = browser.new_context(
                viewport={"width": width, "height": 900}, locale=LOCALES[language], color_scheme=theme,  # type: ignore[arg-type]
                reduced_motion="reduce",
            )  # fmt: skip
            stack.callback(context.close)
            context.add_init_script(REPORT_VIOLATIONS + (";" if first else ";" + VISITED))
            context.set_default_timeout(PATIENCE_MS)
            page = context.new_page()
            watch = Watch(urlsplit(product.address).netloc, expected)
            watch.on(page)
            watches.append(watch)
            page.goto(product.address + address)
            return page

        yield open_page
    assert [fault for watch in watches for fault in watch.faults] == []
