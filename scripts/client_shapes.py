"""Write the client's shapes and rooms, and docs/client-operations.md, from the OpenAPI document of the server.

.venv/bin/python scripts/client_shapes.py            write them
.venv/bin/python scripts/client_shapes.py --check    say which do not stand as the document is

`--document FILE` takes another document than that of this code.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from client_writing.page import page
from client_writing.rooms import room_modules
from client_writing.shapes import shape_modules

ROOT = Path(__file__).parents[1]
CLIENT = ROOT / "src" / "firedamp" / "client"
PAGE = ROOT / "docs" / "client-operations.md"


def files(document: dict[str, Any]) -> dict[Path, str]:
    """Path -> text of every module and page that is written."""
    raw = {
        CLIENT / folder / f"{name}.py": text
        for folder, modules in (("shapes", shape_modules(document)), ("rooms", room_modules(document)))
        for name, text in modules.items()
    }
    return {**formatted(raw), PAGE: page(document)}


def formatted(raw: dict[Path, str]) -> dict[Path, str]:
    """The modules as ruff lays them out, by the settings of the project."""
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(raw.values()):
            Path(folder, f"{number}.py").write_text(text, "utf-8")
        settings = str(ROOT / "pyproject.toml")
        ruff = [sys.executable, "-m", "ruff"]
        ours = 'lint.isort.known-first-party = ["firedamp"]'  # modules that are not yet there too
        sorting = ["check", "--quiet", "--no-cache", "--config", settings, "--config", ours, "--select", "I", "--fix"]
        subprocess.run([*ruff, *sorting, folder], check=True)
        subprocess.run([*ruff, "format", "--quiet", "--no-cache", "--config", settings, folder], check=True)
        return {path: Path(folder, f"{number}.py").read_text("utf-8") for number, path in enumerate(raw)}


def document_of_this_code() -> dict[str, Any]:
    """The document that the server of this code would give."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "firedamp.server.settings")
    import django

    django.setup()
    from firedamp.server.api import api

    found: dict[str, Any] = json.loads(json.dumps(api.get_openapi_schema(), default=str))
    return found


def standing() -> set[Path]:
    """The modules that there are."""
    return {path for folder in ("shapes", "rooms") for path in (CLIENT / folder).glob("*.py")}


def differences(document: dict[str, Any]) -> list[Path]:
    """What does not stand as the document is, and modules that nothing of it asks for."""
    made = files(document)
    other = [path for path, text in made.items() if not path.exists() or path.read_text("utf-8") != text]
    return sorted([*other, *(standing() - set(made))])


def main(arguments: list[str]) -> int:
    """Do what the arguments say."""
    named = Path(arguments[arguments.index("--document") + 1]) if "--document" in arguments else None
    document = json.loads(named.read_text("utf-8")) if named else document_of_this_code()
    if "--check" in arguments:
        other = differences(document)
        for path in other:
            print(f"{path.relative_to(ROOT)} is not what the document says: run scripts/client_shapes.py")
        return int(bool(other))
    made = files(document)
    for path in standing() - set(made):
        path.unlink()
    for path, text in made.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
