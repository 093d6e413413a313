"""A wheel holds everything that Firedamp needs to run: code, data, method sheets, words, the browser's files."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LEFT_OUT = {"__pycache__", ".DS_Store"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_wheel_holds_every_file_of_the_source(wheel):
    source = ROOT / "src"
    folders = os.walk(source / "firedamp", followlinks=True)
    wanted = {
        (Path(folder) / name).relative_to(source).as_posix()
        for folder, _, names in folders
        for name in names
        if not LEFT_OUT & {*Path(folder).parts, name}
    }
    assert "firedamp/data/kuzbass/mines.csv" in wanted
    assert wanted - set(zipfile.ZipFile(wheel).namelist()) == set()


def test_wheel_holds_no_tests(wheel):
    assert not [name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("tests/")]


def test_data_are_found_where_only_the_wheel_is(wheel, tmp_path):
    zipfile.ZipFile(wheel).extractall(tmp_path)
    code = "import firedamp.datapackages as d; p = d.package('kuzbass'); print(p.folder); print(len(d.mine_years(p)))"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    printed = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, check=True, capture_output=True, text=True
    ).stdout.split()
    assert printed == [str(tmp_path / "firedamp" / "data" / "kuzbass"), "86"]
