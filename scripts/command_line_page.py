"""Run the commands that docs/cli.md shows and put what they print into it.

    .venv/bin/python scripts/command_line_page.py            write it
    .venv/bin/python scripts/command_line_page.py --check    say whether it stands as the product prints

A block begins with `$ firedamp …`; a line `…` in it leaves out what is between its first and its last lines.
Commands run in docs/examples.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "cli.md"
BLOCK = re.compile(r"```console\n\$ (firedamp [^\n]*)\n(.*?)```", re.DOTALL)
GAP = "…"


def printed(command: str) -> list[str]:
    """Lines that a command prints, errors after results as a terminal shows them."""
    firedamp = Path(sys.executable).with_name("firedamp")
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "FIREDAMP"))
    }
    done = subprocess.run(
        [str(firedamp), *shlex.split(command)[1:]],
        cwd=ROOT / "docs" / "examples",
        env=environment | {"LANG": "en_US.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    return (done.stdout + done.stderr).rstrip("\n").split("\n")


def renewed(block: re.Match[str]) -> str:
    """A block with what its command prints now, abridged where it was abridged."""
    shown, now = block[2].rstrip("\n").split("\n"), printed(block[1])
    if GAP in shown:
        head = shown.index(GAP)
        tail = len(shown) - head - 1
        now = [*now[:head], GAP, *now[len(now) - tail :]]
    return "\n".join([f"```console\n$ {block[1]}", *now, "```"])


def main() -> int:
    """Write the page; with --check say whether it stands."""
    text = PAGE.read_text("utf-8")
    made = BLOCK.sub(renewed, text)
    if "--check" in sys.argv:
        if made != text:
            print("docs/cli.md is not what the commands print: run scripts/command_line_page.py")
        return int(made != text)
    PAGE.write_text(made, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
