"""Who may see and change a project? Its organisation's people by their roles; the example is for all to read."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.http import Http404

from firedamp.server.organisations.rights import Reader, Right, owned, require
from firedamp.server.problems import ApiProblem
from firedamp.server.reductions.models import ReductionProject

EXAMPLE = {
    "en": "This is of the synthetic example: it is looked at and copied, not changed.",
    "ru": "Это проект синтетического примера: его можно смотреть и копировать, но не изменять.",
}


def projects(reader: Reader) -> QuerySet[ReductionProject]:
    """Those of the person's organisations, and of the example; each with how many files of hours it has."""
    seen = Q(organisation__isnull=True) | owned(reader)
    found = ReductionProject.objects.filter(seen).select_related("organisation", "mine")
    return found.annotate(measured_files=Count("hours"))


def project_get(reader: Reader, project_id: UUID) -> ReductionProject:
    found = projects(reader).filter(pk=project_id).first()
    if found is None:
        raise Http404
    return found


def require_change(user: Reader, project: ReductionProject, right: Right = "enter") -> None:
    """ApiProblem `not-allowed` for the example, and where the person's role does not give the right."""
    if project.organisation is None:
        raise ApiProblem("not-allowed", EXAMPLE)
    require(user, project.organisation, right)
