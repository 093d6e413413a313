"""How does a command reach a server? Its address, the token of a user, and what to say where that fails.

The token is FIREDAMP_TOKEN, else the one that `firedamp reference login` keeps for the address in the user's
configuration folder, where nobody else may read it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from firedamp.cli.words import Words
from firedamp.science.errors import InputError

if TYPE_CHECKING:
    from firedamp.client import ApiError, Client

URL = "http://127.0.0.1:8000"
NOT_SIGNED_IN, FAULTS = 401, 500


class ServerFault(Exception):
    """The server made a mistake: what it says of it."""


def url_option(words: Words) -> click.Option:
    return click.Option(
        ["--url"], metavar="ADDRESS", default=URL, show_default=True, envvar="FIREDAMP_URL", help=words.help("url")
    )


@contextmanager
def connected(url: str, words: Words) -> Iterator[Client]:
    """A client of the server; what the server refuses is bad input, what it breaks on is a fault."""
    from firedamp.client import ApiError, Client, Retries, ServerNotReached

    try:
        with Client(url, token_for(url), language=words.lang, retries=Retries(attempts=2)) as client:
            yield client
    except ServerNotReached:
        raise InputError.one("url", "no_server", url) from None
    except ApiError as error:
        raise refused(error, words) from None


def refused(error: ApiError, words: Words) -> Exception:
    """What a refusal is for the shell."""
    if error.status >= FAULTS:
        return ServerFault(error.detail or error.title)
    lines = [error.detail or error.title]
    if error.status == NOT_SIGNED_IN:
        lines.append(words("reference", "sign_in"))
    return click.ClickException("\n".join(lines))


def tokens_file() -> Path:
    return Path(click.get_app_dir("firedamp")) / "tokens.json"


def token_for(url: str) -> str | None:
    """The token to ask with, None to ask as anybody."""
    return os.environ.get("FIREDAMP_TOKEN") or _kept().get(url.rstrip("/"))


def _kept() -> dict[str, str]:
    try:
        kept = json.loads(tokens_file().read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def keep_token(url: str, token: str) -> Path:
    """Keep a token for an address, readable by the user alone; where it is kept."""
    file = tokens_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    content = json.dumps({**_kept(), url.rstrip("/"): token}, indent=2)
    beside = file.with_suffix(".new")
    beside.unlink(missing_ok=True)
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as writing:
        writing.write(content)
    os.replace(beside, file)
    return file
