"""What can go wrong when a form is made of a document."""

from __future__ import annotations

from firedamp.science.errors import FiredampError


class FormError(FiredampError):
    """The form cannot be made: it does not fit the document, or its template is at fault."""
