"""Run the commands that docs/cli.md shows and put what they print into it.

    .venv/bin/python scripts/command_line_page.py            write it
    .venv/bin/python scripts/command_line_page.py --check    say whether it stands as the product prints

A block begins with `$ firedamp …`; a line `…` in it leaves out what is between its first and its last lines.
Commands run in docs/examples. Those of `firedamp reference` talk to a server that is started for them on a data folder
of its own, as its administrator.
"""

from __future__ import annotations

import os
import re
import shlex
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "cli.md"
BLOCK = re.compile(r"```console\n\$ (firedamp [^\n]*)\n(.*?)```", re.DOTALL)
GAP = "…"
PATIENCE_SECONDS = 180


def environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "FIREDAMP"))}
    return kept | {"LANG": "en_US.UTF-8"}


@contextmanager
def server() -> Iterator[dict[str, str]]:
    """A server with the shipped data; the variables by which commands find it and are let in."""
    with tempfile.TemporaryDirectory() as folder, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        log = Path(folder) / "log.txt"
        own = environment() | {"FIREDAMP_DATA": f"{folder}/data"}
        own.pop("DATABASE_URL", None)
        with log.open("wb") as output:
            command = [sys.executable, "-m", "firedamp.cli", "up", "--port", str(port)]
            process = subprocess.Popen(command, env=own, stdout=output, stderr=subprocess.STDOUT)
        try:
            address = f"http://127.0.0.1:{port}"
            yield {"FIREDAMP_URL": address, "FIREDAMP_TOKEN": token(address, wait(process, log))}
        finally:
            process.terminate()
            process.wait(timeout=60)


def wait(process: subprocess.Popen[bytes], log: Path) -> str:
    """The administrator's password, once the server stands."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until and process.poll() is None:
        said = log.read_text("utf-8")
        password = re.search(r"admin: one-time password (\S+)", said)
        if password and "Firedamp is at" in said:
            return password[1]
        time.sleep(0.2)
    raise SystemExit(f"the server did not start:\n{log.read_text('utf-8')}")


def token(address: str, password: str) -> str:
    from firedamp.client import Client

    with Client(address) as client:
        client.sign_in("admin", password)
        return str(client.token)


def printed(command: str, at_server: dict[str, str]) -> list[str]:
    """Lines that a command prints, errors after results as a terminal shows them."""
    done = subprocess.run(
        [sys.executable, "-m", "firedamp.cli", *shlex.split(command)[1:]],
        cwd=ROOT / "docs" / "examples",
        env=environment() | at_server,
        capture_output=True,
        text=True,
        check=False,
    )
    return (done.stdout + done.stderr).rstrip("\n").split("\n")


def renewed(block: re.Match[str], at_server: dict[str, str]) -> str:
    """A block with what its command prints now, abridged where it was abridged."""
    shown, now = block[2].rstrip("\n").split("\n"), printed(block[1], at_server)
    if GAP in shown:
        head = shown.index(GAP)
        tail = len(shown) - head - 1
        now = [*now[:head], GAP, *now[len(now) - tail :]]
    return "\n".join([f"```console\n$ {block[1]}", *now, "```"])


def main() -> int:
    """Write the page; with --check say whether it stands."""
    text = PAGE.read_text("utf-8")
    with server() as at_server:
        made = BLOCK.sub(lambda block: renewed(block, at_server), text)
    if "--check" in sys.argv:
        if made != text:
            print("docs/cli.md is not what the commands print: run scripts/command_line_page.py")
        return int(made != text)
    PAGE.write_text(made, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
