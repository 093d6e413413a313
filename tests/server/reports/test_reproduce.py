"""An exported bundle comes out again without the server, and a touched one is found out."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tests.server.reports.conftest import call

from firedamp.forms.reproducing import read_bundle, reproduce
from firedamp.science.errors import InputError

# Python that refuses every network connection, then is the command.
OFFLINE = """
import socket, sys
def refuse(*_, **__): raise OSError("no network here")
socket.socket.connect = refuse
socket.create_connection = refuse
from firedamp.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def bundle(ecologist, issued) -> bytes:
    response = ecologist.get(f"/api/v1/reports/{issued}/issues/1/bundle")
    assert response.headers["Content-Type"] == "application/zip"
    return response.content


def command(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "FIREDAMP_DATA": str(folder / "nothing")}
    return subprocess.run(
        [sys.executable, "-c", OFFLINE, "reproduce", *arguments],
        cwd=folder, env=environment, capture_output=True, text=True, timeout=120,
    )  # fmt: skip


def changed(bundle: bytes, name: str, change) -> bytes:
    """The bundle with one of its files changed."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(bundle)) as old, zipfile.ZipFile(target, "w") as new:
        for each in old.namelist():
            new.writestr(each, change(old.read(each)) if each == name else old.read(each))
    return target.getvalue()


def edited(change):
    def apply(data: bytes) -> bytes:
        document = json.loads(data)
        change(document)
        return json.dumps(document).encode()

    return apply


def test_on_a_machine_without_server_and_network_it_comes_out_to_digit_and_byte(bundle, tmp_path):
    (tmp_path / "report.zip").write_bytes(bundle)
    done = command(tmp_path, "report.zip", "--json")
    assert done.returncode == 0, done.stdout + done.stderr
    said = json.loads(done.stdout)
    assert (said["reproduced"], said["files_checked"]) == (True, True)
    kinds = {name.rsplit(".", 1)[1] for name in said["files"]}
    assert kinds == {"pdf", "xlsx", "json"}
    assert said["numbers"] > 500
    russian = command(tmp_path, "report.zip", "--lang", "ru")
    assert "до последней цифры" in russian.stdout


def test_the_same_issue_is_the_same_bundle(ecologist, issued, bundle):
    assert ecologist.get(f"/api/v1/reports/{issued}/issues/1/bundle").content == bundle


def test_a_changed_result_is_found_out_with_its_place(bundle, tmp_path):
    def flatter(document):
        document["result"]["totals"]["co2e_t"] -= 1

    touched = changed(bundle, "document.json", edited(flatter))
    verdict = reproduce(read_bundle(touched))
    assert not verdict.reproduced
    assert not verdict.hash_holds
    assert [place for place, _, _ in verdict.differences] == ["totals.co2e_t"]
    (tmp_path / "touched.zip").write_bytes(touched)
    done = command(tmp_path, "touched.zip", "--lang", "en")
    assert done.returncode != 0
    assert "totals.co2e_t" in done.stderr


def test_a_changed_input_is_found_out_though_the_hash_were_mended(bundle):
    from firedamp.science.reporting.freezing import digest

    def forged(document):
        document["question"]["entries"][0]["inputs"]["daily_output"] = 1
        document["report"].pop("hash")
        document["report"]["hash"] = digest(document)

    verdict = reproduce(read_bundle(changed(bundle, "document.json", edited(forged))))
    assert verdict.hash_holds
    assert verdict.differences


def test_a_changed_file_is_found_out(bundle):
    name = next(name for name in read_bundle(bundle).files if name.endswith(".pdf"))
    verdict = reproduce(read_bundle(changed(bundle, name, lambda data: data + b" ")))
    assert verdict.damaged == verdict.files_different == (name,)
    assert not verdict.reproduced


def test_other_versions_of_the_libraries_leave_the_files_unchecked_and_say_so(bundle):
    def older(document):
        document["drawn_by"]["typst"] = "0.1.0"

    verdict = reproduce(read_bundle(changed(bundle, "document.json", edited(older))))
    assert not verdict.files_checked
    assert verdict.apart["typst"][0] == "0.1.0"
    assert not verdict.differences


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04nonsense", b"{}", b"[1]", b'{"schema": "other"}'])
def test_what_is_no_bundle_is_refused(data):
    with pytest.raises(InputError) as refused:
        read_bundle(data)
    assert refused.value.problems[0].rule == "not_a_bundle"


def test_an_unknown_report_is_said_to_be_unknown(tmp_path):
    done = command(tmp_path, "nowhere.zip", "--lang", "en")
    assert done.returncode != 0
    assert "nowhere.zip" in done.stderr


def test_a_verifier_of_another_organisation_gets_the_bundle_only_when_invited(issued, verifier):
    call(verifier, "get", f"/reports/{issued}/issues/1/bundle", status=404)
