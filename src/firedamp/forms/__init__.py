"""Forms of reports: an issued document as PDF, XLSX or JSON, in English or Russian."""

from __future__ import annotations

from firedamp.forms.catalogue import content_of, forms_of
from firedamp.forms.errors import FormError
from firedamp.forms.rendering import FILE_TYPES, render, versions, written

__all__ = ["FILE_TYPES", "FormError", "content_of", "forms_of", "render", "versions", "written"]
