"""Does a server's database on this machine know an issue, and by which hash?"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any


def hash_here(document: Mapping[str, Any]) -> str | None:
    """The hash that the log has of the issue that a document says it is; "" where there is no such issue, None where
    there is no database."""
    if not database_is_here():
        return None
    from firedamp.server.run import configure

    configure("localhost")
    from django.core.exceptions import ValidationError
    from django.db import DatabaseError

    from firedamp.server.reports.models import Issue
    from firedamp.server.reports.wholeness import logged_issue

    report = document["report"]
    try:
        found = Issue.objects.filter(report=str(report.get("id")), number=int(report.get("number") or 0)).first()
    except (ValidationError, ValueError, TypeError, OverflowError):
        return ""
    except DatabaseError:  # one of something else, or not reached: said as if it were not there
        return None
    if found is None:
        return ""
    told = logged_issue(found.report_id, found.number)
    return str(told["hash"]) if told else ""


def database_is_here() -> bool:
    """Looked at without making a folder: a bundle is also checked where Firedamp serves nothing."""
    from firedamp.server.data_folder import DATABASE, data_folder

    return bool(os.environ.get("DATABASE_URL")) or (data_folder() / DATABASE).is_file()
