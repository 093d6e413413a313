"""Which forms are there, which documents do they fit, and of which sections does each consist?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from firedamp.forms.content import Content, Section
from firedamp.forms.document import Issued, clean
from firedamp.forms.errors import FormError
from firedamp.forms.sections import (
    balance,
    calculation,
    checks,
    emissions,
    evidence,
    inventory,
    organisation,
    threshold,
    trace,
)
from firedamp.forms.words import LANGUAGES

YEAR, CALCULATION = "year", "calculation"
SIGNED = "signatures"
Builder = Callable[[Issued], Section]


@dataclass(frozen=True)
class Form:
    """A form: the sections for each kind of document that it fits."""

    id: str
    sections: Mapping[str, Sequence[Builder]]


GHG_REPORT: Sequence[Builder] = (
    emissions.summary,
    organisation.sites,
    organisation.methods,
    emissions.emissions,
    emissions.by_site_and_category,
    organisation.activity,
    checks.comparison,
    checks.completeness,
    checks.double_counting,
    threshold.screening,
    emissions.gwp_beside,
    emissions.outside,
    evidence.confirmations,
    evidence.attachments,
    organisation.signatures,
    trace.appendix,
)
OF_CALCULATION: Sequence[Builder] = (
    calculation.results,
    calculation.inputs,
    calculation.contributors,
    evidence.confirmations,
    evidence.attachments,
    organisation.signatures,
    trace.appendix,
)
FORMS: Mapping[str, Form] = {
    form.id: form
    for form in (
        Form("ghg_report", {YEAR: GHG_REPORT}),
        Form("ipcc_table", {YEAR: (organisation.methods, inventory.inventory, trace.appendix)}),
        Form(
            "methane_balance",
            {
                YEAR: (organisation.methods, balance.balance, organisation.signatures, trace.appendix),
                CALCULATION: (calculation.method, balance.balance, *OF_CALCULATION),
            },
        ),
        Form("calculation", {CALCULATION: (calculation.method, *OF_CALCULATION)}),
    )
}


def forms_of(document: Mapping[str, Any]) -> list[str]:
    """The ids of the forms that fit the document's kind, the most asked for first."""
    return [form.id for form in FORMS.values() if document["report"]["kind"] in form.sections]


def content_of(document: Mapping[str, Any], form: str, language: str) -> Content:
    """What the form holds of the document. FormError where it does not fit, or in a language that it does not know."""
    if language not in LANGUAGES:
        raise FormError(f"no language {language!r}; there are {', '.join(LANGUAGES)}")
    if form not in FORMS:
        raise FormError(f"no form {form!r}; there are {', '.join(FORMS)}")
    kind = document["report"]["kind"]
    if kind not in FORMS[form].sections:
        raise FormError(f"the form {form!r} is not for a report of the kind {kind!r}")
    issued = Issued(document, language)
    words = issued.words
    return Content(
        form=form,
        language=language,
        title=words["forms"][form],
        subtitle=clean(issued.report.get("title") or ""),
        organisation=issued.organisation,
        year=issued.year,
        hash=clean(issued.report["hash"]),
        address=clean(issued.report["address"]),
        issued=str(issued.report["issued"]),
        banner=words["synthetic"] if issued.synthetic else "",
        particulars=organisation.particulars(issued),
        sections=_signed_where_it_ends([build(issued) for build in FORMS[form].sections[kind]]),
    )


def _signed_where_it_ends(sections: Sequence[Section]) -> list[Section]:
    """Signatures stand on the page of what is signed, whichever way that lies."""
    return [
        replace(section, wide=before.wide) if section.id == SIGNED else section
        for before, section in zip([sections[0], *sections], sections, strict=False)
    ]
