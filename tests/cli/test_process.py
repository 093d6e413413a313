"""The command as a process: exit codes, languages, encodings, pipes, and how fast it starts."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import Ran

import firedamp
from firedamp.cli.language import chosen_language

Run = Callable[..., Ran]
CALCULATE = ("calculate", "ipcc2006.underground", "coal_output=2400000", "mine_depth=350")
HEAVY = ("polars", "django", "sympy", "pint", "scipy", "httpx", "python_calamine", "xlsxwriter")


def test_version_is_printed(run: Run) -> None:
    assert run("--version").out == f"firedamp {firedamp.__version__}\n"


def test_command_alone_shows_its_help_on_standard_error(run: Run) -> None:
    done = run()
    assert (done.code, done.out) == (2, "")
    assert "inventory" in done.error


SHOWING_HELP = (
    (), ("inventory",), ("calculate",), ("solve",), ("methods",), ("methods", "show"), ("packages",), ("up",),
    ("restore",), ("experiment",), ("demo",), ("migrate",), ("serve",), ("worker",), ("check",), ("backup",),
    ("backup", "create"), ("backup", "load"), ("backup", "verify"),
    *(("reference", *name) for name in [(), ("list",), ("get",), ("put",), ("import",), ("export",), ("login",)]),
)  # fmt: skip


@pytest.mark.parametrize("command", SHOWING_HELP)
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_every_command_has_its_help(call: Run, command: tuple[str, ...], lang: str) -> None:
    done = call(*command, "--help", "--lang", lang)
    assert done.code == 0
    assert ("Показать" in done.out or "язык" in done.out.lower()) == (lang == "ru")


def test_bad_input_leaves_standard_output_empty(run: Run) -> None:
    done = run("calculate", "ipcc2006.underground", "coal_output=-5")
    assert (done.code, done.out) == (2, "")
    assert done.error == "Coal output: −5 t is less than 0 t\n"


def test_fault_of_our_own_is_code_1_without_a_traceback(call: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*arguments: object, **options: object) -> None:
        raise ZeroDivisionError("a secret fault")

    monkeypatch.setattr("firedamp.science.methods.calculate", broken)
    done = call(*CALCULATE)
    assert (done.code, done.out) == (1, "")
    assert "ZeroDivisionError: a secret fault" in done.error
    assert "Traceback" not in done.error
    assert "Traceback" in call(*CALCULATE, "--debug").error


@pytest.mark.parametrize(
    ("arguments", "environment", "lang"),
    [
        ([], {}, "en"),
        ([], {"LANG": "ru_RU.UTF-8"}, "ru"),
        ([], {"LANG": "ru_RU.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ([], {"LANG": "C"}, "en"),
        ([], {"LANG": "de_DE.UTF-8"}, "en"),
        ([], {"LANG": "rum"}, "en"),
        ([], {"FIREDAMP_LANG": "ru", "LANG": "en_GB"}, "ru"),
        (["--lang", "en"], {"FIREDAMP_LANG": "ru"}, "en"),
        (["inventory", "--lang=ru"], {}, "ru"),
        (["--lang"], {}, "en"),
    ],
)
def test_language_is_the_option_s_else_the_environment_s(
    arguments: list[str], environment: dict[str, str], lang: str
) -> None:
    assert chosen_language(arguments, environment) == lang


def test_output_is_utf_8_in_the_c_locale(run: Run) -> None:
    done = run("methods", "--lang", "ru", LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0")
    assert done.code == 0
    assert "Подземная добыча" in done.out


def test_reader_that_leaves_early_is_no_fault() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "firedamp.cli", "methods", "show", "mine.balance", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert (process.wait(timeout=60), said) == (0, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full on this system")
def test_full_disk_is_said_with_code_1() -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "firedamp.cli", "methods"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


def test_a_calculation_imports_nothing_heavy(run: Run) -> None:
    run(*CALCULATE)  # the first run of a sheet checks its units
    code = "import sys; from firedamp.cli import main; main(sys.argv[1:]); print([n for n in {0} if n in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code.format(HEAVY), *CALCULATE, "--json"], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_demonstration_says_that_it_is_thrown_away_and_is(run: Run) -> None:
    """At a port that is taken, so that it ends as soon as it has begun."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = run("demo", "--port", str(taken.getsockname()[1]), DATABASE_URL="postgres://nowhere/none")
    folder = re.search(r"THROW-AWAY instance in (\S+):", done.out)
    assert folder
    assert "synthetic" in done.out
    assert (done.code, Path(folder[1]).exists()) == (2, False)
