"""The Python client: every operation of Firedamp's REST API, typed; tables as polars data frames.

with Client("http://127.0.0.1:8000", token) as firedamp:
    result = firedamp.methods.evaluate("ipcc2006.underground", {"coal_output": {"value": 2.4, "unit": "Mt"}})
    mines = firedamp.mines.frame(mine_type="underground")
    outputs = firedamp.series.frame("coal_output_t", level="company")
    abundance = firedamp.reference.frame("methane_abundance", filters=["year:ge:2015"])
    readings = firedamp.telemetry.frame(longwall_id, channels="1,2")
"""

from firedamp.client.connection import Client
from firedamp.client.errors import (
    ApiError,
    BadInput,
    Changed,
    ClientError,
    Conflict,
    Difference,
    FieldProblem,
    JobCancelled,
    JobFailed,
    JobNotDone,
    Needed,
    NotAllowed,
    NotFound,
    NotSignedIn,
    ServerFault,
    ServerNotReached,
    TimedOut,
    TooLarge,
    TooManyRequests,
)
from firedamp.client.files import Download
from firedamp.client.job import Job
from firedamp.client.paging import Pages
from firedamp.client.retries import Retries
from firedamp.client.transport import UNSAID

__all__ = [
    "UNSAID",
    "ApiError",
    "BadInput",
    "Changed",
    "Client",
    "ClientError",
    "Conflict",
    "Difference",
    "Download",
    "FieldProblem",
    "Job",
    "JobCancelled",
    "JobFailed",
    "JobNotDone",
    "Needed",
    "NotAllowed",
    "NotFound",
    "NotSignedIn",
    "Pages",
    "Retries",
    "ServerFault",
    "ServerNotReached",
    "TimedOut",
    "TooLarge",
    "TooManyRequests",
]
