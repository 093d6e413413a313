"""Source documents: what they are is checked, they are never run, and what an issue names stays."""

from __future__ import annotations

import io
import zipfile

import pytest
from tests.documents import pdf, picture, workbook
from tests.server.reports.conftest import YEAR, call, confirm_all, issue

from firedamp.server.reports import attachments
from firedamp.server.reports.attachments import safe_name
from firedamp.server.reports.harmless import XLSX

PDF, PNG = pdf(), picture()


def sent(client, report, content, name, status=201):
    response = client.generic(
        "POST", f"/api/v1/reports/{report}/attachments?filename={name}", content, "application/octet-stream",
        CONTENT_TYPE="application/octet-stream",
    )  # fmt: skip
    assert response.status_code == status, response.content.decode()
    return response.json()


def balance_of(client, report):
    found = call(client, "get", f"/reports/{report}/preparation")["calculations"]
    return next(each["id"] for each in found if each["method"] == "mine.balance")


@pytest.mark.parametrize(
    ("content", "name", "content_type"),
    [
        (PDF, "съёмка.pdf", "application/pdf"),
        (PNG, "план.png", "image/png"),
        (workbook(), "5-гр.xlsx", XLSX),
    ],
)
def test_it_works(ecologist, begun, content, name, content_type):
    made = sent(ecologist, begun, content, name)
    assert (made["name"], made["content_type"], made["size"]) == (name, content_type, len(content))
    answer = ecologist.get(f"/api/v1/reports/{begun}/attachments/{made['id']}")
    assert answer.content == content
    assert answer.headers["Content-Type"] == content_type
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "empty_file"),
        (b"<html><script>alert(1)</script>", "unknown_file_type"),
        (b"MZ\x90\x00", "unknown_file_type"),
        (b"PK\x03\x04nonsense", "file_damaged"),
        (b"%PDF-1.7\n<html><script>alert(1)</script></html>\n%%EOF", "pdf_unsafe"),
        (b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(x)>>>>endobj\n%%EOF\n", "pdf_unsafe"),
        (b"%PDF-1.7\ncut off in the middle", "pdf_unsafe"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "unknown_file_type"),
    ],
)
def test_what_it_is_its_content_says(ecologist, begun, content, rule):
    refused = sent(ecologist, begun, content, "report.pdf", 422)
    assert [each["rule"] for each in refused["errors"]] == [rule]


def test_a_zip_that_is_no_workbook_is_refused(ecologist, begun):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("evil.exe", b"MZ")
    refused = sent(ecologist, begun, target.getvalue(), "book.xlsx", 422)
    assert [each["rule"] for each in refused["errors"]] == ["file_damaged"]


def test_a_bomb_is_refused(ecologist, begun):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(8):
            archive.writestr(f"xl/{number}.xml", b"\0" * 100_000_000)
    refused = sent(ecologist, begun, target.getvalue(), "book.xlsx", 422)
    assert [each["rule"] for each in refused["errors"]] == ["file_unpacks_too_large"]


def test_too_large_a_file_is_refused(ecologist, begun, monkeypatch):
    monkeypatch.setattr(attachments, "LARGEST", 100)
    sent(ecologist, begun, PDF + b" " * 100, "large.pdf", 413)


def test_too_many_together_are_refused(ecologist, begun, monkeypatch):
    monkeypatch.setattr(attachments, "LARGEST_TOGETHER", len(PDF) + 10)
    sent(ecologist, begun, PDF, "one.pdf")
    sent(ecologist, begun, PDF + b"2" * 11, "two.pdf", 413)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Documents\\Отчёт.pdf", "Отчёт.pdf"),
        ("a\r\nX: y.pdf", "a  X  y.pdf"),
        ("", "document.pdf"),
        ("...", "document.pdf"),
        ("x" * 500, "x" * 180 + ".pdf"),
        ("report.pdf.exe", "report.pdf.exe.pdf"),
        ("\u202egpj.exe.pdf", "gpj.exe.pdf"),
    ],
)
def test_a_name_never_becomes_a_path_or_a_header(name, safe):
    assert safe_name(name, ".pdf") == safe


def test_the_same_document_is_kept_once(ecologist, begun):
    assert sent(ecologist, begun, PDF, "one.pdf")["id"] == sent(ecologist, begun, PDF, "again.pdf")["id"]


def test_a_document_is_the_source_of_numbers_of_the_report(ecologist, filled):
    own = balance_of(ecologist, filled)
    made = sent(ecologist, filled, PDF, "съёмка.pdf")
    place = f"/reports/{filled}/attachments/{made['id']}"
    numbers = [{"calculation": own, "symbol": "daily_output"}]
    assert call(ecologist, "put", place, {"numbers": numbers})["numbers"] == numbers
    wrong = {"numbers": [{"calculation": own, "symbol": "colour"}]}
    assert call(ecologist, "put", place, wrong, 422)["errors"][0]["rule"] == "unknown_id"


def test_what_an_issue_names_stays_and_is_found_by_its_number(ecologist, filled):
    own = balance_of(ecologist, filled)
    made = sent(ecologist, filled, PDF, "съёмка.pdf")
    place = f"/reports/{filled}/attachments/{made['id']}"
    call(ecologist, "put", place, {"numbers": [{"calculation": own, "symbol": "daily_output"}]})
    confirm_all(ecologist, filled)
    issue(ecologist, filled)
    call(ecologist, "delete", place, status=409)
    sample = call(ecologist, "get", f"/reports/{filled}/issues/1/sample")["items"]
    backed = [each for each in sample if each["documents"]]
    assert [each["row"]["symbol"] for each in backed] == ["daily_output"]
    other = call(ecologist, "post", "/reports", {"organisation": "example-coal", "year": YEAR - 1}, 201)["id"]
    copy = sent(ecologist, other, PDF, "съёмка.pdf")  # of what stays beside the issue, a copy may go
    call(ecologist, "delete", f"/reports/{other}/attachments/{copy['id']}", status=204)
    unnamed = sent(ecologist, filled, PNG, "план.png")
    call(ecologist, "delete", f"/reports/{filled}/attachments/{unnamed['id']}", status=204)
