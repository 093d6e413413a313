"""Make data/demonstration: a synthetic coal basin. Nothing in it is data of any mine.

.venv/bin/python scripts/demonstration_basin.py write    write the package
.venv/bin/python scripts/demonstration_basin.py check    say whether the committed package is what this code makes
"""

from __future__ import annotations

import sys
from pathlib import Path

from demonstration.package import files

FOLDER = Path(__file__).parents[1] / "data" / "demonstration"


def write() -> int:
    """Write every file of the package; the README beside them is written by hand."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in files().items():
        (FOLDER / name).write_text(text, "utf-8", newline="\n")
    return 0


def check() -> int:
    """1, with their names, if there are files that do not stand as the code makes them."""
    other = [name for name, text in files().items() if standing(FOLDER / name) != text]
    for name in other:
        print(f"data/demonstration/{name} is not what scripts/demonstration_basin.py makes: run it with `write`")
    return int(bool(other))


def standing(path: Path) -> str | None:
    """The text that a file has now, line ends as git may have set them; None if it is not there."""
    return path.read_text("utf-8") if path.is_file() else None


def main(arguments: list[str]) -> int:
    """Do what the one argument says."""
    commands = {"write": write, "check": check}
    if len(arguments) != 1 or arguments[0] not in commands:
        print(__doc__)
        return 2
    return commands[arguments[0]]()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
