"""What deploy/ starts is what there is: its commands, its variables, its files; units and YAML are whole."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from firedamp.cli.commands import COMMANDS, firedamp
from firedamp.cli.words import Words
from firedamp.server.operations.variables import KNOWN, OF_TESTS

ROOT = Path(__file__).parents[1]
DEPLOY, TABLE = ROOT / "deploy", ROOT / "docs" / "operations.md"
NAME = re.compile(r"(?:FIREDAMP_[A-Z_]+|DATABASE_URL)")
UNITS = sorted((DEPLOY / "systemd").iterdir())
# Of PostgreSQL's image, and of the Caddyfile alone.
OF_OTHERS = {"POSTGRES_PASSWORD", "POSTGRES_USER", "POSTGRES_DB", "POSTGRES_INITDB_ARGS", "UPSTREAM"}


def read_by_the_code() -> set[str]:
    """Every variable whose name stands in the code as a text of its own."""
    found: set[str] = set()
    for path in (ROOT / "src" / "firedamp").rglob("*.py"):
        if path.name == "variables.py" or "/data/" in path.as_posix():
            continue
        texts = [each.value for each in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(each, ast.Constant)]
        found |= {text for text in texts if isinstance(text, str) and NAME.fullmatch(text)}
    return found


def in_the_table() -> set[str]:
    section = TABLE.read_text("utf-8").split("\n## Every variable\n")[1].split("\n## ")[0]
    cells = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    return {name for cell in cells for name in NAME.findall(cell)}


def test_the_table_names_every_variable_that_is_read_and_no_other() -> None:
    assert read_by_the_code() == KNOWN - set(OF_TESTS)
    assert in_the_table() == KNOWN


@pytest.mark.parametrize("path", [path for path in DEPLOY.rglob("*") if path.is_file()], ids=lambda path: path.name)
def test_what_is_set_is_a_variable_that_is_read(path: Path) -> None:
    named = set(NAME.findall(path.read_text("utf-8")))
    assert named <= KNOWN
    assert not re.search(r"(docker|ghcr|quay|gcr)\.io", path.read_text("utf-8"))


def compose() -> Any:
    return yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))


def test_the_services_are_those_that_are_promised() -> None:
    services = compose()["services"]
    assert set(services) == {"database", "migrate", "web", "worker", "backup", "proxy"}
    assert services["worker"]["deploy"]["replicas"] == 2
    for name, service in services.items():
        assert set(service["environment"]) <= KNOWN | OF_OTHERS, name
        assert "/" not in service["image"]  # no registry's host
        assert set(service.get("depends_on", {})) <= set(services)
        if service["image"] == "firedamp":
            (command,) = service["command"]
            assert command.removeprefix("firedamp ").split()[0] in COMMANDS
            assert (DEPLOY / service["build"]["context"] / service["build"]["dockerfile"]).is_file()


def test_the_proxy_has_an_address_that_no_other_is_given_before_it() -> None:
    services = compose()["services"]
    (front,) = compose()["networks"]["front"]["ipam"]["config"]
    proxy = ip_address(services["proxy"]["networks"]["front"]["ipv4_address"])
    assert str(proxy) == services["web"]["environment"]["FIREDAMP_PROXY"]
    assert proxy in ip_network(front["subnet"])
    assert ip_network(front["ip_range"]).subnet_of(ip_network(front["subnet"]))  # type: ignore[arg-type]
    assert proxy not in ip_network(front["ip_range"])


def test_what_is_made_of_a_clone_is_not_sent_to_who_builds_the_image() -> None:
    """Neither a data folder with its secret, nor gigabytes of a virtual environment."""
    left_out = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert {".git", ".venv", "var", "**/*.sqlite3", "deploy/.env"} <= set(left_out)
    copied = re.findall(r"^COPY (?!--from)(.*) \S+$", (DEPLOY / "Containerfile").read_text("utf-8"), re.MULTILINE)
    for source in " ".join(copied).split():
        assert (ROOT / source).exists()
        assert source not in left_out


def test_a_backup_has_a_place_that_the_container_s_user_may_write_into() -> None:
    """A volume with a name takes the owner of the image's folder; a folder of the host is made as root's."""
    services, image = compose()["services"], (DEPLOY / "Containerfile").read_text("utf-8")
    assert "backups:/backups" in services["backup"]["volumes"]
    assert not [each for name in ("web", "worker", "backup") for each in services[name]["volumes"] if each[0] in "./"]
    assert {each.partition(":")[0] for each in services["backup"]["volumes"]} <= set(compose()["volumes"])
    assert re.search(r"install -d -o firedamp -g firedamp -m 0700 .*/backups\b", image)
    assert "\nVOLUME /data /backups\n" in image
    assert services["backup"]["profiles"] == ["backup"]  # `up` does not begin it
    (line,) = services["backup"]["command"]
    assert line.startswith('firedamp backup create --force "/backups/$$(date +%F).zip" && find /backups ')
    assert "docker compose run --rm backup" in TABLE.read_text("utf-8")


def test_the_image_is_made_of_what_there_is() -> None:
    text = (DEPLOY / "Containerfile").read_text("utf-8")
    for line in re.findall(r"^COPY (?!--from)(.+) \S+$", text, re.MULTILINE):
        assert all((ROOT / name).exists() for name in line.split()), line
    assert re.findall(r"^FROM (\S+)", text, re.MULTILINE) == ["python:3.11-slim-bookworm"] * 2
    assert '\nUSER firedamp\n' in text
    assert '\nCMD ["serve"]\n' in text


def test_the_proxy_keeps_measures_to_itself() -> None:
    text = (DEPLOY / "Caddyfile").read_text("utf-8")
    code = re.sub(r"#.*", "", text)
    assert code.count("{") == code.count("}")
    assert "@watching path /metrics /ready" in text
    assert "reverse_proxy {$UPSTREAM:127.0.0.1:8000}" in text


@pytest.mark.parametrize("unit", [unit for unit in UNITS if unit.suffix == ".service"], ids=lambda unit: unit.name)
def test_a_unit_runs_commands_and_options_that_there_are(unit: Path) -> None:
    group = firedamp(Words("en"))
    (line,) = re.findall(r"/opt/firedamp/\.venv/bin/firedamp ([^\n']+)", unit.read_text("utf-8"))
    name, *rest = [word for word in line.split() if not word.startswith('"')]
    command = group.get_command(click.Context(group), name)
    assert command is not None, name
    if isinstance(command, click.Group):
        command = command.commands[rest.pop(0)]
    options = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in rest if word.startswith("--")} <= options


def test_systemd_takes_the_units(tmp_path: Path) -> None:
    """As far as it is here: without it they are read as the key and value lines that they are."""
    for unit in UNITS:
        text = unit.read_text("utf-8").replace("/opt/firedamp/.venv/bin/firedamp", sys.executable)
        (tmp_path / unit.name).write_text(text, "utf-8")
        assert all(re.fullmatch(r"\[\w+\]|[A-Z]\w+=.*|#.*|", line) for line in text.splitlines())
    verifier = shutil.which("systemd-analyze")
    if verifier:
        names = [str(tmp_path / unit.name) for unit in UNITS]
        done = subprocess.run([verifier, "verify", *names], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
