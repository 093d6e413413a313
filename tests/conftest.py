"""What tests may need: Chromium, PostgreSQL and Java of the machine, and a first start of the product.

A test that lacks something of the machine is skipped, or fails in CI.

`@pytest.mark.needs_chromium`, `needs_postgres` and `needs_java` say what a test needs; the fixtures `chromium_path` and
`postgres_url` give it. With FIREDAMP_REQUIRE_ALL=1 nothing is skipped: what is missing is a failure.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.first_start import FirstStart, first_start

CHROMIUM_VARIABLE = "FIREDAMP_CHROMIUM"
POSTGRES_VARIABLE = "FIREDAMP_TEST_POSTGRES"
OLDEST_JAVA = 17  # of Spark 4
# The shell first: the same engine without windows, which opens a page in half of the time.
CHROMIUM_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


def find_chromium() -> str | None:
    """The path of a Chromium: what FIREDAMP_CHROMIUM names, else the first one on PATH."""
    named = os.environ.get(CHROMIUM_VARIABLE)
    return named or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def find_postgres() -> str | None:
    """The address of a PostgreSQL server whose databases tests may make and drop."""
    return os.environ.get(POSTGRES_VARIABLE) or None


def find_postgres_programs() -> str | None:
    """The folder of a PostgreSQL's initdb and pg_ctl, for tests that stop a server: they start one of their own."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("pg_ctl")
    return str(installed[-1].parent) if installed else os.path.dirname(os.path.realpath(on_path)) if on_path else None


def find_java() -> str | None:
    """A Java that Spark runs on: that of JAVA_HOME, else the one on PATH."""
    home = os.environ.get("JAVA_HOME")
    java = str(Path(home) / "bin" / "java") if home else shutil.which("java")
    if java is None or not Path(java).exists():
        return None
    told = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    version = re.search(r'version "(\d+)', told)
    return java if version and int(version[1]) >= OLDEST_JAVA else None


def find_pdf_tools() -> str | None:
    """Poppler reads a PDF as a person does, zbar a QR code as a camera does."""
    return "found" if all(map(shutil.which, ("pdftotext", "pdftoppm", "zbarimg"))) else None


NEEDS = {
    "needs_chromium": (find_chromium, f"no Chromium: install one or name it in {CHROMIUM_VARIABLE}"),
    "needs_java": (find_java, f"no Java {OLDEST_JAVA} or newer, which Spark needs: install openjdk-17-jre-headless"),
    "needs_pdf_tools": (find_pdf_tools, "no pdftotext, pdftoppm or zbarimg: install poppler-utils and zbar-tools"),
    "needs_postgres_programs": (find_postgres_programs, "no initdb and pg_ctl: install PostgreSQL"),
    "needs_postgres": (find_postgres, f"no PostgreSQL: name a server in {POSTGRES_VARIABLE}"),
}


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker, (find, reason) in NEEDS.items():
        if item.get_closest_marker(marker) and find() is None:
            _missing(reason)


def _missing(reason: str) -> None:
    if os.environ.get("FIREDAMP_REQUIRE_ALL") == "1":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> FirstStart:
    """What the first start of the product leaves, to be copied."""
    return first_start(tmp_path_factory)


@pytest.fixture(scope="session")
def chromium_path() -> str:
    path = find_chromium()
    if path is None:
        _missing(NEEDS["needs_chromium"][1])
    return str(path)


@pytest.fixture(scope="session")
def postgres_programs() -> Path:
    folder = find_postgres_programs()
    if folder is None:
        _missing(NEEDS["needs_postgres_programs"][1])
    return Path(str(folder))


@pytest.fixture(scope="session")
def postgres_url() -> str:
    url = find_postgres()
    if url is None:
        _missing(NEEDS["needs_postgres"][1])
    return str(url)
