"""Contexts of the browser, emptied after each use: a page that opens beside another of its site needs no new process.

A new process, and the client's code compiled in it anew, took half of the time of opening a page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Page

LOCALES = {"ru": "ru-RU", "en": "en-GB"}
REPORT_VIOLATIONS = """
document.addEventListener('securitypolicyviolation', (event) => {
  console.error('CSP', event.violatedDirective, event.blockedURI);
})"""
Look = tuple[str, str, int]  # language, theme, width


@dataclass
class Kept:
    """A context with a page of the site that stays open while others come and go."""

    context: BrowserContext
    anchor: Page

    def empty(self, origin: str) -> None:
        """What a context of its own would not have: others' pages, cookies, storage, permissions."""
        for page in self.context.pages:
            if page != self.anchor:
                page.close()
        self.context.unroute_all()
        self.context.set_offline(False)
        self.context.clear_permissions()
        self.context.clear_cookies()
        session = self.context.new_cdp_session(self.anchor)
        session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        session.detach()


@dataclass
class Contexts:
    browser: Browser
    idle: dict[Look, list[Kept]] = field(default_factory=lambda: defaultdict(list))

    @contextmanager
    def borrowed(self, look: Look, origin: str) -> Iterator[BrowserContext]:
        """An empty context, for one person: who visits as two has two."""
        kept = self.idle[look].pop() if self.idle[look] else self.made(look, origin)
        yield kept.context
        kept.empty(origin)
        self.idle[look].append(kept)

    def made(self, look: Look, origin: str) -> Kept:
        language, theme, width = look
        context = self.browser.new_context(
            viewport={"width": width, "height": 900}, locale=LOCALES[language], color_scheme=theme,  # type: ignore[arg-type]
            reduced_motion="reduce",
        )  # fmt: skip
        context.add_init_script(REPORT_VIOLATIONS)
        anchor = context.new_page()
        anchor.goto(f"{origin}/api/v1/health")
        return Kept(context, anchor)
