"""Who may do what with a longwall? Its organisation's people by their roles; a demonstration is for all to read."""

from __future__ import annotations

from firedamp.server.organisations.rights import Reader, Right, require
from firedamp.server.problems import ApiProblem
from firedamp.server.telemetry.models import Longwall

DEMONSTRATION = {
    "en": "This is a public demonstration: it is read and replayed, not changed.",
    "ru": "Это общедоступная демонстрация: её можно смотреть и проигрывать, но не изменять.",
}
CLOSED = {
    "en": "This longwall is closed: open it again first.",
    "ru": "Лава закрыта: сначала откройте её снова.",
}


def require_change(user: Reader, longwall: Longwall, right: Right = "enter") -> None:
    """ApiProblem `not-allowed` for a demonstration, and where the person's role does not give the right."""
    if longwall.organisation is None:
        raise ApiProblem("not-allowed", DEMONSTRATION)
    require(user, longwall.organisation, right)


def require_open(user: Reader, longwall: Longwall) -> None:
    """As `require_change`; ApiProblem `conflict` for a longwall that is closed."""
    require_change(user, longwall)
    if longwall.closed is not None:
        raise ApiProblem("conflict", CLOSED)
