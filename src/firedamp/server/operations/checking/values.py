"""Is the value of each variable one that can be meant? Nothing is set up for that, and no address is asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from email.utils import parseaddr
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from firedamp.science.errors import InputError
from firedamp.server.database_settings import database_settings
from firedamp.server.mail_settings import mail_settings
from firedamp.server.operations.checking.finding import Finding, State
from firedamp.server.operations.logs import KINDS, logging_settings
from firedamp.server.telemetry_settings import engine_said

LANGUAGES = ("en", "ru")
LABEL = r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?"
HOST = re.compile(rf"(?=.*[a-z]){LABEL}(\.{LABEL})*\.?", re.IGNORECASE)  # what has no letter is an address, or nothing
ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")
LAST_PORT = 65_535


def faults_of_values(environment: Mapping[str, str]) -> Iterator[Finding]:
    """All of them at once. What the settings themselves refuse (`stops`) comes first: nothing begins with it."""
    yield from stops(environment)
    if (lang := said(environment, "FIREDAMP_LANG")) and lang.lower()[:2] not in LANGUAGES:
        yield found("failure", "lang_unknown", value=lang, choices=", ".join(LANGUAGES))
    if (port := said(environment, "FIREDAMP_PORT")) and not is_port(port):
        yield found("failure", "port_bad", value=port, maximum=LAST_PORT)
    if (host := said(environment, "FIREDAMP_HOST")) and not is_host(host):
        yield found("failure", "host_bad", value=host)
    hosts = filter(None, environment.get("FIREDAMP_HOSTS", "").split(","))
    if bad := [each for each in hosts if each != "*" and not is_host(each.removeprefix("."))]:
        yield found("failure", "hosts_bad", names=", ".join(bad))
    if (proxy := said(environment, "FIREDAMP_PROXY")) and not is_address(proxy):
        yield found("failure", "proxy_bad", value=proxy)
    if (sender := said(environment, "FIREDAMP_MAIL_FROM")) and not ADDRESS.fullmatch(parseaddr(sender)[1]):
        yield found("failure", "mail_from_bad", value=sender)
    if (url := said(environment, "FIREDAMP_URL")) and not is_web_address(url):
        yield found("failure", "url_bad")


def found(state: State, said: str, **told: object) -> Finding:
    return Finding("configuration", state, said, told)


def stops(environment: Mapping[str, str]) -> Iterator[Finding]:
    """What no command of the server begins with. Addresses may hold a password: they are not said back."""
    if refused(lambda: database_settings(environment, Path())):
        yield found("failure", "database_url_bad")
    if refused(lambda: logging_settings(environment)):
        yield found("failure", "log_unknown", value=environment["FIREDAMP_LOG"], choices=", ".join(KINDS))
    if refused(lambda: mail_settings(environment)):
        yield found("failure", "mail_bad")
    if refused(lambda: engine_said(environment)):
        yield found("failure", "telemetry_bad")


def refused(setting: Callable[[], object]) -> bool:
    try:
        setting()
    except InputError:
        return True
    return False


def said(environment: Mapping[str, str], name: str) -> str:
    return environment.get(name, "").strip()


def is_port(text: str) -> bool:
    return text.isascii() and text.isdigit() and 0 < int(text) <= LAST_PORT


def is_address(text: str) -> bool:
    try:
        ip_address(text.strip("[]"))
    except ValueError:
        return False
    return True


def is_host(text: str) -> bool:
    return is_address(text) or HOST.fullmatch(text) is not None


def is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
