"""Which calls has `client.reports`?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

import builtins
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from firedamp.client.files import Download, Progress, Source, upload
from firedamp.client.job import Job
from firedamp.client.paging import Pages
from firedamp.client.transport import UNSAID, Transport, Unsaid, operation

if TYPE_CHECKING:
    from firedamp.client import shapes


class ReportsRoom:
    """The operations of the API under `reports`."""

    def __init__(self, to: Transport) -> None:
        self._to = to

    @operation("report_list")
    def list(
        self,
        *,
        organisation: str | None = None,
        year: int | None = None,
        state: Literal["draft", "issued", "returned", "verified", "reopened"] | None = None,
    ) -> Pages[shapes.ReportRow]:
        """Reports.

        Those of your organisations, and of others those that are open to you to verify; the latest year first.

        year: 1900 to 2100

        Raises NotSignedIn, NotAllowed, BadInput.
        """
        return Pages(self._to, "reports", query={"organisation": organisation, "year": year, "state": state})

    @operation("report_create")
    def create(
        self,
        *,
        organisation: str | None = None,
        year: int | None = None,
        calculation: str | None = None,
        title: str | None = None,
        gwp_set: str | None = None,
    ) -> shapes.ReportOut:
        """Begin a report.

        Of an organisation's year, or of one calculation of it.

        year: 1900 to 2100

        Raises NotSignedIn, NotAllowed, NotFound, Conflict, BadInput.
        """
        found: shapes.ReportOut = self._to.json(
            "POST",
            "reports",
            body={
                "organisation": organisation,
                "year": year,
                "calculation": calculation,
                "title": title,
                "gwp_set": gwp_set,
            },
        )
        return found

    @operation("report_read")
    def read(self, report_id: str) -> shapes.ReportOut:
        """A report.

        Its state, its issues, and what you may do with it.

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        found: shapes.ReportOut = self._to.json("GET", "reports", report_id)
        return found

    @operation("report_change")
    def change(
        self,
        report_id: str,
        version: int,
        *,
        title: str | Unsaid | None = UNSAID,
        gwp_set: str | Unsaid | None = UNSAID,
    ) -> shapes.ReportOut:
        """Change a report.

        Of the version that one has seen; 412 where somebody has changed it since.

        Raises NotSignedIn, NotAllowed, NotFound, Conflict, Changed, BadInput.
        """
        found: shapes.ReportOut = self._to.json(
            "PATCH", "reports", report_id, body={"version": version, "title": title, "gwp_set": gwp_set}
        )
        return found

    @operation("report_delete")
    def delete(self, report_id: str) -> None:
        """Delete a report.

        Only while it was never issued, and none of its files is named by an issue or confirms anything; its
        calculations stay.

        Raises NotSignedIn, NotAllowed, NotFound, Conflict, BadInput.
        """
        self._to.delete("reports", report_id)

    @operation("report_preparation")
    def preparation(self, report_id: str) -> shapes.PreparationOut:
        """A report as it stands.

        Computed from its calculations as they are now: sums, gaps, double counting, change since last year,
        screening, what is to be confirmed, and what stands in the way of issuing it.

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        found: shapes.PreparationOut = self._to.json("GET", "reports", report_id, "preparation")
        return found

    @operation("entry_add")
    def entry_add(self, report_id: str, calculation: str) -> shapes.ReportOut:
        """Take a calculation in.

        One of the organisation's own, of a site and of the report's year.

        Raises NotSignedIn, NotAllowed, NotFound, Conflict, BadInput.
        """
        found: shapes.ReportOut = self._to.json(
            "POST", "reports", report_id, "entries", body={"calculation": calculation}
        )
        return found

    @operation("entry_remove")
    def entry_remove(self, report_id: str, calculation_id: str) -> None:
        """Take a calculation out.

        The calculation itself stays.

        Raises NotSignedIn, NotAllowed, NotFound, Conflict, BadInput.
        """
        self._to.delete("reports", report_id, "entries", calculation_id)

    @operation("statement_set")
    def statement_set(
        self,
        report_id: str,
        mine_id: str,
        category: str,
        version: int,
        state: Literal["not_occurring", "not_estimated"] | None,
        *,
        reason: str | None = None,
    ) -> shapes.ReportOut:
        """Say what does not occur.

        Of a source category at a site that no calculation covers: it does not occur, or is not estimated, and why.

        Raises NotSignedIn, NotAllowed, NotFound, Conflict, Changed, BadInput.
        """
        found: shapes.ReportOut = self._to.json(
            "PUT",
            "reports",
            report_id,
            "statements",
            mine_id,
            category,
            body={"version": version, "state": state, "reason": reason},
        )
        return found

    @operation("reason_set")
    def reason_set(
        self, report_id: str, subject: str, version: int, text: str, *, content: str | None = None
    ) -> shapes.ReportOut:
        """Say why it changed.

        Why the emission of a site (its id), or of all (`total`), changed since last year, or the answer to a
        question. It holds as long as the figures that you saw; what was said of other figures is shown as
        `earlier`.

        Raises NotSignedIn, NotAllowed, NotFound, Conflict, Changed, BadInput.
        """
        found: shapes.ReportOut = self._to.json(
            "PUT", "reports", report_id, "reasons", subject, body={"version": version, "text": text, "content": content}
        )
        return found

    @operation("confirmation_create")
    def confirmation_create(
        self,
        report_id: str,
        items: Sequence[shapes.ConfirmedItem],
        *,
        document: str | None = None,
        attachment: int | None = None,
        record: str | None = None,
    ) -> builtins.list[shapes.ConfirmationOut]:
        """Confirm by a document.

        What the report rests on and is still to be confirmed, with the content that you saw: who, when and which
        document are kept. It holds for the organisation's other reports too, as long as value, unit and source
        stay.

        items: at most 500

        Raises NotSignedIn, NotAllowed, NotFound, Conflict, BadInput.
        """
        found: builtins.list[shapes.ConfirmationOut] = self._to.json(
            "POST",
            "reports",
            report_id,
            "confirmations",
            body={"items": items, "document": document, "attachment": attachment, "record": record},
        )["items"]
        return found

    @operation("issue_create")
    def issue_create(self, report_id: str) -> Job:
        """Issue a report.

        Frozen with all that it follows from, as a job; its result names the issue; asked again meanwhile, the same
        job. 422 with everything that stands in the way: gaps, double counting, changes without a reason, what is to
        be confirmed.

        Raises NotSignedIn, NotAllowed, NotFound, Conflict, BadInput.
        """
        return Job(self._to, self._to.json("POST", "reports", report_id, "issues"))

    @operation("issue_read")
    def issue_read(self, report_id: str, number: int) -> shapes.IssueOut:
        """An issue.

        The frozen document with its results and traces, and the files.

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        found: shapes.IssueOut = self._to.json("GET", "reports", report_id, "issues", number)
        return found

    @operation("issue_file")
    def issue_file(
        self,
        report_id: str,
        number: int,
        form: str,
        *,
        language: Literal["en", "ru"] | None = None,
        type: Literal["pdf", "xlsx", "json"] | None = None,
    ) -> Download:
        """A file of an issue.

        A form in a language, as it was drawn when the report was issued.

        language: 'ru' unless said
        type: 'pdf' unless said

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        return Download(
            self._to,
            "GET",
            "reports",
            report_id,
            "issues",
            number,
            "files",
            form,
            query={"language": language, "type": type},
        )

    @operation("issue_bundle")
    def issue_bundle(self, report_id: str, number: int) -> Download:
        """An issue as a bundle.

        A ZIP with the document, sheet texts, files and source documents: `firedamp reproduce` runs it again
        offline.

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        return Download(self._to, "GET", "reports", report_id, "issues", number, "bundle", query={})

    @operation("issue_sample")
    def issue_sample(self, report_id: str, number: int) -> shapes.SampleOut:
        """Numbers to check.

        The same of the same issue: a number's chance grows with the emission that rests on it.

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        found: shapes.SampleOut = self._to.json("GET", "reports", report_id, "issues", number, "sample")
        return found

    @operation("check_set")
    def check_set(
        self, report_id: str, number: int, item: str, outcome: Literal["right", "wrong"] | None
    ) -> shapes.SampleOut:
        """Say whether a number is right.

        A verifier's right, while the issue waits for the decision.

        Raises NotSignedIn, NotAllowed, NotFound, Conflict, BadInput.
        """
        found: shapes.SampleOut = self._to.json(
            "PUT", "reports", report_id, "issues", number, "checks", body={"item": item, "outcome": outcome}
        )
        return found

    @operation("remark_list")
    def remark_list(self, report_id: str) -> builtins.list[shapes.RemarkOut]:
        """Remarks.

        On every issue of the report, with their answers, the oldest first.

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        found: builtins.list[shapes.RemarkOut] = self._to.json("GET", "reports", report_id, "remarks")["items"]
        return found

    @operation("remark_add")
    def remark_add(
        self, report_id: str, number: int, text: str, *, item: str | None = None, answers: int | None = None
    ) -> shapes.RemarkOut:
        """Remark, or answer.

        A verifier remarks; an engineer of the organisation answers, and so may the verifier.

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        found: shapes.RemarkOut = self._to.json(
            "POST",
            "reports",
            report_id,
            "issues",
            number,
            "remarks",
            body={"text": text, "item": item, "answers": answers},
        )
        return found

    @operation("remark_settle")
    def remark_settle(self, report_id: str, remark_id: int, settled: bool) -> shapes.RemarkOut:
        """Settle a remark.

        The verifier is satisfied with the answer.

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        found: shapes.RemarkOut = self._to.json(
            "PATCH", "reports", report_id, "remarks", remark_id, body={"settled": settled}
        )
        return found

    @operation("issue_decide")
    def issue_decide(
        self, report_id: str, number: int, state: Literal["verified", "returned"], *, decision: str | None = None
    ) -> shapes.IssueOut:
        """Verify or return an issue.

        A verifier's decision, once. It is verified only when every remark is settled, and returned only with words.

        Raises NotSignedIn, NotAllowed, NotFound, Conflict, BadInput.
        """
        found: shapes.IssueOut = self._to.json(
            "PUT", "reports", report_id, "issues", number, "decision", body={"state": state, "decision": decision}
        )
        return found

    @operation("attachment_list")
    def attachment_list(self, report_id: str) -> builtins.list[shapes.AttachmentOut]:
        """Source documents.

        With the numbers that each is the source of. A verifier sees those that an issue names: source documents,
        and the files of its confirmations, which may stand beside another report (`here` is false).

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        found: builtins.list[shapes.AttachmentOut] = self._to.json("GET", "reports", report_id, "attachments")["items"]
        return found

    @operation("attachment_add")
    def attachment_add(
        self, report_id: str, content: Source, *, filename: str | None = None, progress: Progress | None = None
    ) -> shapes.AttachmentOut:
        """Add a source document.

        The bytes of a PDF, XLSX, PNG or JPEG file, 20 MB at most; what it is, its content says and not its name.

        Raises NotSignedIn, NotAllowed, NotFound, Conflict, TooLarge, BadInput.
        """
        found: shapes.AttachmentOut = upload(
            self._to,
            "reports",
            report_id,
            "attachments",
            content=content,
            progress=progress,
            query={"filename": filename},
        )
        return found

    @operation("attachment_read")
    def attachment_read(self, report_id: str, attachment_id: int) -> Download:
        """A source document's bytes.

        To be saved: nothing in it is run.

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        return Download(self._to, "GET", "reports", report_id, "attachments", attachment_id, query={})

    @operation("evidence_set")
    def evidence_set(
        self, report_id: str, attachment_id: int, numbers: Sequence[shapes.NumberIn]
    ) -> shapes.AttachmentOut:
        """Say what a document is the source of.

        Numbers of the report's calculations; the whole list.

        numbers: at most 500

        Raises NotSignedIn, NotAllowed, NotFound, Conflict, BadInput.
        """
        found: shapes.AttachmentOut = self._to.json(
            "PUT", "reports", report_id, "attachments", attachment_id, body={"numbers": numbers}
        )
        return found

    @operation("attachment_delete")
    def attachment_delete(self, report_id: str, attachment_id: int) -> None:
        """Delete a source document.

        Unless an issue or a standing confirmation names it.

        Raises NotSignedIn, NotAllowed, NotFound, Conflict, BadInput.
        """
        self._to.delete("reports", report_id, "attachments", attachment_id)

    @operation("verifier_list")
    def verifier_list(self, report_id: str) -> shapes.VerifierList:
        """To whom a report is open.

        People of other organisations, invited for this report alone.

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        found: shapes.VerifierList = self._to.json("GET", "reports", report_id, "verifiers")
        return found

    @operation("verifier_invite")
    def verifier_invite(self, report_id: str, email: str) -> shapes.InvitationMade:
        """Invite a verifier.

        For this report alone, by e-mail, with a link that opens once; an administrator's right.

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        found: shapes.InvitationMade = self._to.json("POST", "reports", report_id, "verifiers", body={"email": email})
        return found

    @operation("verifier_remove")
    def verifier_remove(self, report_id: str, username: str) -> None:
        """Close a report to a verifier.

        What they have done stays. An administrator's right.

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        self._to.delete("reports", report_id, "verifiers", username)

    @operation("reopening_create")
    def reopening_create(self, report_id: str, reason: str) -> shapes.ReportOut:
        """Reopen a verified report.

        With a reason in words, which the next issue states; an administrator's right. The verified issue stays.

        Raises NotSignedIn, NotAllowed, NotFound, Conflict, BadInput.
        """
        found: shapes.ReportOut = self._to.json("POST", "reports", report_id, "reopenings", body={"reason": reason})
        return found

    @operation("confirmation_list")
    def confirmation_list(self, organisation_id: str) -> builtins.list[shapes.ConfirmationOut]:
        """What an organisation has confirmed.

        The newest first, with those that were withdrawn.

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        found: builtins.list[shapes.ConfirmationOut] = self._to.json(
            "GET", "organisations", organisation_id, "confirmations"
        )["items"]
        return found

    @operation("confirmation_withdraw")
    def confirmation_withdraw(self, organisation_id: str, confirmation_id: int) -> None:
        """Withdraw a confirmation.

        What was issued with it keeps it.

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        self._to.delete("organisations", organisation_id, "confirmations", confirmation_id)
