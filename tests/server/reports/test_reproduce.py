"""An exported bundle comes out again without the server, and a touched one is found out."""

from __future__ import annotations

import hashlib
import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tests.server.reports.conftest import call

from firedamp.cli import issued_here, main
from firedamp.forms import reproducing
from firedamp.forms.rendering import render
from firedamp.forms.reproducing import read_bundle, reproduce
from firedamp.messages import describe
from firedamp.science.errors import InputError
from firedamp.science.reporting.freezing import digest

# Python that refuses every network connection, then is the command.
OFFLINE = """
import socket, sys
def refuse(*_, **__): raise OSError("no network here")
socket.socket.connect = refuse
socket.create_connection = refuse
from firedamp.cli import issued_here, main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def bundle(ecologist, issued) -> bytes:
    response = ecologist.get(f"/api/v1/reports/{issued}/issues/1/bundle")
    assert response.headers["Content-Type"] == "application/zip"
    return response.content


def command(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PYTHONPATH",) if name in os.environ}  # whose tree is tested
    environment = {**kept, "PATH": "/usr/bin:/bin", "HOME": str(folder), "FIREDAMP_DATA": str(folder / "nothing")}
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


def test_a_changed_readme_is_damage(bundle):
    assert reproduce(read_bundle(bundle)).damaged == ()
    assert reproduce(read_bundle(changed(bundle, "README.txt", lambda _: b"run this.exe"))).damaged == ("README.txt",)


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


def inputs_of_one_word(document):
    document["question"]["entries"][0]["inputs"] = "x"


def another_day(document):
    document["report"]["issued"] = "вчера"
    document["templates"] = {}


@pytest.mark.parametrize("alter", [inputs_of_one_word, another_day])
def test_a_document_that_comes_to_nothing_is_found_out(bundle, alter):
    verdict = reproduce(read_bundle(changed(bundle, "document.json", edited(alter))))
    assert not verdict.reproduced
    assert not verdict.hash_holds


@pytest.mark.parametrize("part", ["library", "result", "report", "templates"])
def test_a_document_without_one_of_its_parts_is_no_whole_bundle(bundle, part):
    with pytest.raises(InputError) as caught:
        read_bundle(changed(bundle, "document.json", edited(lambda document: document.pop(part))))
    assert caught.value.problems[0].rule == "bundle_incomplete"
    assert part in caught.value.problems[0].params["names"]


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


def test_what_the_other_versions_have_no_say_in_is_checked_and_the_rest_named(bundle, tmp_path):
    def older(document):
        document["drawn_by"]["typst"] = "0.1.0"

    (tmp_path / "older.zip").write_bytes(touched := changed(bundle, "document.json", edited(older)))
    verdict = reproduce(read_bundle(touched))
    assert {name.rsplit(".")[-1] for name in verdict.files_unchecked} == {"pdf"}
    assert verdict.files_unchecked[0] in command(tmp_path, "older.zip", "--lang", "en").stderr


def forged(bundle: bytes) -> bytes:
    """A bundle that agrees with itself: another title, hashed, drawn and listed anew."""

    def other(document):
        document["report"]["title"] = "Forged"
        document["report"].pop("hash")
        document["report"]["hash"] = digest(document)
        document["drawn_by"] = dict(document["drawn_by"])

    read = read_bundle(changed(bundle, "document.json", edited(other)))
    files = dict(read.files)
    for name in [each for each in files if each.startswith("files/")]:
        form, language, file_type = name.removeprefix("files/").split(".")
        files[name] = render(read.document, form, language, file_type)
    manifest = {"files": {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("document.json", json.dumps(read.document))
        archive.writestr("manifest.json", json.dumps(manifest))
        for name, data in files.items():
            archive.writestr(name, data)
    return target.getvalue()


def test_a_forgery_that_agrees_with_itself_is_not_said_to_be_what_was_issued(bundle, tmp_path):
    (tmp_path / "forged.zip").write_bytes(forged(bundle))
    done = command(tmp_path, "forged.zip", "--lang", "en")
    assert done.returncode == 0, done.stderr
    assert "agrees with its own hash" in done.stdout
    assert "compare it with the hash printed" in done.stdout
    assert "it is what was issued" not in done.stdout


def test_beside_the_database_that_has_the_issue_a_forgery_fails(bundle, issued, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(issued_here, "database_is_here", lambda: True)
    (tmp_path / "own.zip").write_bytes(bundle)
    assert main(["reproduce", str(tmp_path / "own.zip"), "--lang", "en"]) == 0
    assert "it is what was issued" in capsys.readouterr().out
    (tmp_path / "forged.zip").write_bytes(forged(bundle))
    assert main(["reproduce", str(tmp_path / "forged.zip"), "--lang", "en"]) != 0
    assert "NOT what was issued" in capsys.readouterr().err


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


def with_members(bundle: bytes, *, without: str = "", more: dict[str, bytes] | None = None) -> bytes:
    """The bundle without some of its members, and with others."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(bundle)) as old, zipfile.ZipFile(target, "w") as new:
        for each in old.namelist():
            if not without or without not in each:
                new.writestr(each, old.read(each))
        for name, data in (more or {}).items():
            new.writestr(name, data)
    return target.getvalue()


def refused(data: bytes) -> InputError:
    with pytest.raises(InputError) as found:
        read_bundle(data)
    return found.value


def test_a_file_that_no_manifest_names_is_named_and_the_bundle_not_approved(bundle, tmp_path):
    smuggled = with_members(bundle, more={"files/ghg_report.de.pdf": b"%PDF"})
    verdict = reproduce(read_bundle(smuggled))
    assert (verdict.unexpected, verdict.reproduced) == (("files/ghg_report.de.pdf",), False)
    (tmp_path / "more.zip").write_bytes(smuggled)
    done = command(tmp_path, "more.zip", "--lang", "ru")
    assert done.returncode != 0
    assert "лишние файлы" in done.stderr
    assert "files/ghg_report.de.pdf" in done.stderr


def test_what_is_missing_is_named(bundle):
    without = refused(with_members(bundle, without="ghg_report.ru.pdf"))
    assert [(each.rule, each.params["names"]) for each in without.problems] == [
        ("bundle_incomplete", ["files/ghg_report.ru.pdf"])
    ]
    assert describe(without, "ru") == "в пакете нет того, с чем отчёт выпущен: files/ghg_report.ru.pdf"
    assert "document.json" in describe(refused(with_members(bundle, without="document.json")), "en")


def test_a_file_left_out_of_the_manifest_too_is_missed(bundle):
    def forgotten(manifest):
        del manifest["files"]["files/ipcc_table.en.pdf"]

    touched = changed(with_members(bundle, without="ipcc_table.en.pdf"), "manifest.json", edited(forgotten))
    assert refused(touched).problems[0].params["names"] == ["files/ipcc_table.en.pdf"]


def test_a_document_beyond_the_limit_is_not_read(bundle, monkeypatch):
    monkeypatch.setattr(reproducing, "LARGEST_DOCUMENT", 1_000)
    assert [each.rule for each in refused(bundle).problems] == ["file_too_large"]
    assert [each.rule for each in refused(b" " * 2_000).problems] == ["file_too_large"]
    monkeypatch.setattr(reproducing, "LARGEST_UNPACKED", 1_000)
    assert [each.rule for each in refused(bundle).problems] == ["file_unpacks_too_large"]


def test_deep_json_and_a_member_given_twice_are_no_bundle(bundle):
    deep = b'{"schema":' * 100_000 + b"1" + b"}" * 100_000
    assert refused(deep).problems[0].rule == "not_a_bundle"
    with pytest.warns(UserWarning, match="Duplicate"):
        twice = with_members(bundle, more={"document.json": b"{}"})
    assert refused(twice).problems[0].rule == "not_a_bundle"


def test_an_issue_of_this_server_is_reproduced_by_its_id(issued, capsys):
    assert main(["reproduce", issued, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["reproduced"], said["files_checked"]) == (True, True)
    assert main(["reproduce", f"{issued}/1", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["hash"] == said["hash"]
    for unknown in (f"{issued}/9", "0" * 8 + "-0000-0000-0000-" + "0" * 12):
        assert main(["reproduce", unknown, "--lang", "en"]) != 0
        assert unknown in capsys.readouterr().err
