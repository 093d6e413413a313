"""The Python client: typed calls over Firedamp's REST API, tables as polars data frames.

with Client("http://127.0.0.1:8000") as firedamp:
    firedamp.sign_in("admin", password)
    result = firedamp.evaluate("ipcc2006.underground", {"coal_output": {"value": 2.4, "unit": "Mt"}})
    mines = firedamp.mines_frame(mine_type="underground")
    offers = firedamp.routes.offers("M0836", year=2025)["offers"]
    outputs = firedamp.series.frame("coal_output_t", level="company")
    abundance = firedamp.reference.frame("methane_abundance", filters=["year:ge:2015"])
"""

from firedamp.client.api import Client
from firedamp.client.errors import (
    ApiError,
    Changed,
    ClientError,
    Difference,
    FieldProblem,
    Needed,
    ServerNotReached,
)

__all__ = [
    "ApiError",
    "Changed",
    "Client",
    "ClientError",
    "Difference",
    "FieldProblem",
    "Needed",
    "ServerNotReached",
]
