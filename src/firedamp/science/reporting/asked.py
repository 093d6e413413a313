"""What is a question of the checks? A problem of a site, with the calculations that it is asked of, until answered."""

from __future__ import annotations

from collections.abc import Sequence

from firedamp.science.errors import Problem
from firedamp.science.reporting.amounts import Evaluated
from firedamp.science.reporting.organisation_year import OrganisationYear


def asked(year: OrganisationYear, subject: str, rule: str, of: Sequence[Evaluated], **params: object) -> Problem:
    """The question `rule` about the calculations `of`, all of one site, with the figures that it names."""
    titles = list(dict.fromkeys((each.evaluation.sheet.title["en"], each.evaluation.sheet.title["ru"]) for each in of))
    methods = {lang: "; ".join(title[place] for title in titles) for place, lang in enumerate(("en", "ru"))}
    site = dict(year.site(of[0].entry.mine_id).name)
    entries = [each.entry.id for each in of]
    return Problem(subject, rule, None, {"site": site, "methods": methods, "entries": entries, **params})
