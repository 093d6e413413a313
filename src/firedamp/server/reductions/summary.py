"""What does the summary of a portfolio's answer hold, how is its file called, and which page shows the same?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.utils import timezone

from firedamp.forms.summary import Summary
from firedamp.science.errors import InputError
from firedamp.science.reductions.technologies import technologies
from firedamp.server.reductions.choosing import Asked

PAGE = "/reductions/portfolio"
SHARED = ("company", "emission_co2e_t")


def document_of(told: Mapping[str, Any], asked: Asked, address: str, language: str) -> Summary:
    """InputError `one_question_needed` where nothing was asked: there is no answer to hand on."""
    question, value = _question(asked)
    if question is None or value is None:
        raise InputError.one("question", "one_question_needed")
    names = {each.id: each.name[language] for each in technologies().values()}
    whole = {**told, "technologies": names}
    return Summary(whole, question, value, asked.company or "", address, timezone.now())


def page_of(asked: Asked) -> str:
    """The address of the page with the same question."""
    question, value = _question(asked)
    said: dict[str, Any] = {"set": asked.of, "question": question, "value": value}
    said |= {name: getattr(asked, name) for name in SHARED} | dict(asked.spreads)
    return f"{PAGE}?{urlencode({name: each for name, each in said.items() if each is not None})}"


def filename_of(asked: Asked, language: str) -> str:
    question, value = _question(asked)
    return f"firedamp-portfolio-{question}-{value:.0f}-{language}.pdf"


def _question(asked: Asked) -> tuple[str | None, float | None]:
    stated = {"threshold": asked.threshold_t, "target": asked.target_t, "budget": asked.budget}
    return next(((name, value) for name, value in stated.items() if value is not None), (None, None))
