"""What is a bundle? An issue as a ZIP file that a machine without the server can check: `firedamp reproduce`."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile

from firedamp.forms.reproducing import ATTACHMENTS, DOCUMENT, FILES, MANIFEST, README
from firedamp.server.reports.kept_documents import documents_of, named_in
from firedamp.server.reports.models import Issue

README_TEXT = """\
Firedamp report bundle: {hash}

To compute it again and compare every digit, on any machine with Firedamp, without a network:

    firedamp reproduce THIS_FILE.zip

Чтобы рассчитать отчёт заново и сверить каждую цифру на любой машине с Firedamp, без сети:

    firedamp reproduce ЭТОТ_ФАЙЛ.zip
"""


def name_of(issue: Issue) -> str:
    return f"firedamp-report-{issue.report.year}-{issue.number}-{issue.hash[:12]}.zip"


def bundle_of(issue: Issue) -> bytes:
    """The document to the byte, the files as they were drawn, and the source documents that it names."""
    document = issue.frozen
    names = {each["sha256"]: each["name"] for each in document["attachments"]}
    files = {f"{FILES}{each.called}": (each.whole, each.sha256) for each in issue.whole_files}
    kept = {each.sha256: each for each in documents_of(issue.report.organisation, named_in(document)).order_by("-pk")}
    attached = {
        f"{ATTACHMENTS}{sha256[:12]}-{names.get(sha256, each.name)}": (each.whole, sha256)
        for sha256, each in sorted(kept.items())
    }
    readme = README_TEXT.format(hash=issue.hash).encode()
    every = {README: (readme, hashlib.sha256(readme).hexdigest()), **files, **attached}
    manifest = {"hash": issue.hash, "files": {name: sha256 for name, (_, sha256) in every.items()}}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, MANIFEST, json.dumps(manifest, indent=1, ensure_ascii=False).encode())
        _put(archive, DOCUMENT, issue.document.encode())
        for name, (content, _) in every.items():
            _put(archive, name, content)
    return target.getvalue()


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    """Without a clock: the same issue is the same bundle."""
    archive.writestr(zipfile.ZipInfo(name), content, compress_type=zipfile.ZIP_DEFLATED)
