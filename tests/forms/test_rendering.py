"""Every form of every kind, in both languages and all file types; the same bytes each time."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys

import pytest

from firedamp.forms import FILE_TYPES, FormError, forms_of, render, versions

FITTING = [
    ("year", "ghg_report"), ("year", "ipcc_table"), ("year", "methane_balance"),
    ("calculation", "methane_balance"), ("calculation", "calculation"),
]  # fmt: skip
BEGINNINGS = {"pdf": b"%PDF-", "xlsx": b"PK", "json": b"{"}
ELSEWHERE = """
import hashlib, json, sys
from firedamp.forms import FILE_TYPES, render
document = json.load(sys.stdin)
print(json.dumps([hashlib.sha256(render(document, "ghg_report", "ru", each)).hexdigest() for each in FILE_TYPES]))
"""


def test_forms_are_offered_for_the_kind_of_the_document(documents):
    assert forms_of(documents["year"]) == ["ghg_report", "ipcc_table", "methane_balance"]
    assert forms_of(documents["calculation"]) == ["methane_balance", "calculation"]


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize(("kind", "form"), FITTING)
def test_every_form_is_made_in_every_file_type(documents, kind, form, language):
    for file_type in FILE_TYPES:
        assert render(documents[kind], form, language, file_type).startswith(BEGINNINGS[file_type])


def test_another_process_makes_the_same_bytes(documents):
    here = [hashlib.sha256(render(documents["year"], "ghg_report", "ru", each)).hexdigest() for each in FILE_TYPES]
    done = subprocess.run(
        [sys.executable, "-c", ELSEWHERE],
        input=json.dumps(documents["year"]), capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert json.loads(done.stdout) == here


def test_the_order_of_keys_in_the_document_does_not_matter(documents, document):
    turned = json.loads(json.dumps(document), object_pairs_hook=lambda pairs: dict(reversed(pairs)))
    for file_type in ("pdf", "json"):
        again = render(turned, "ipcc_table", "en", file_type)
        assert again == render(documents["year"], "ipcc_table", "en", file_type)


@pytest.mark.parametrize(
    ("form", "language", "file_type"),
    [("calculation", "ru", "pdf"), ("poem", "ru", "pdf"), ("ghg_report", "fr", "pdf"), ("ghg_report", "ru", "docx")],
)
def test_what_cannot_be_made_is_refused(documents, form, language, file_type):
    with pytest.raises(FormError):
        render(documents["year"], form, language, file_type)


def test_versions_name_libraries_words_and_templates():
    found = versions()
    assert {"typst", "xlsxwriter", "qrcode", "base.typ", "ghg_report.typ", "words_ru.toml"} <= set(found)


def test_a_replaced_template_changes_the_versions(tmp_path):
    (tmp_path / "ghg_report.typ").write_text("Ours")
    changed = {name for name, value in versions(tmp_path).items() if value != versions()[name]}
    assert changed == {"ghg_report.typ"}
