"""Which heads of the log do issued reports bear? A log that was cut off or written anew does not fit them."""

from __future__ import annotations

from collections.abc import Iterator

from firedamp.server.reports.models import Issue


def heads_of_issues() -> Iterator[tuple[int, str]]:
    """The number and hash in each issue's document; those from before reports bore one have none."""
    for issue in Issue.objects.only("document").iterator(20):
        log = issue.frozen["report"].get("log")
        if log:
            yield log["number"], log["hash"]
