"""Forms of reports: an issued document as PDF, XLSX or JSON, in English or Russian."""

from __future__ import annotations

from firedamp.forms.catalogue import forms_of
from firedamp.forms.errors import FormError
from firedamp.forms.rendering import FILE_TYPES, render, versions

__all__ = ["FILE_TYPES", "FormError", "forms_of", "render", "versions"]
