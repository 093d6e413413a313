"""Which heads of the log do issued reports bear? A log that was cut off or written anew does not fit them."""

from __future__ import annotations

import json
from collections.abc import Iterator

from firedamp.science.reporting.freezing import is_whole
from firedamp.server.reports.models import Issue


def heads_of_issues() -> Iterator[tuple[int, str]]:
    """The number and hash in each issue's document; those from before reports bore one, and altered ones, have none."""
    for issue in Issue.objects.only("document", "hash").iterator(20):
        whole = is_whole(issue.document, issue.hash)
        log = json.loads(issue.document)["report"].get("log") if whole else None
        if log:
            yield log["number"], log["hash"]
