"""The Firedamp server: one Django app per noun of the domain, behind /api/v1."""
