"""Which rooms has the client? Each operation of the API is a method of one of them."""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from firedamp.client.rooms.activity import ActivityRoom
from firedamp.client.rooms.basins import BasinsRoom
from firedamp.client.rooms.calculations import CalculationsRoom
from firedamp.client.rooms.companies import CompaniesRoom
from firedamp.client.rooms.districts import DistrictsRoom
from firedamp.client.rooms.forecasts import ForecastsRoom
from firedamp.client.rooms.inventories import InventoriesRoom
from firedamp.client.rooms.invitations import InvitationsRoom
from firedamp.client.rooms.jobs import JobsRoom
from firedamp.client.rooms.methods import MethodsRoom
from firedamp.client.rooms.mines import MinesRoom
from firedamp.client.rooms.organisations import OrganisationsRoom
from firedamp.client.rooms.packages import PackagesRoom
from firedamp.client.rooms.reconciliations import ReconciliationsRoom
from firedamp.client.rooms.reductions import ReductionsRoom
from firedamp.client.rooms.reference import ReferenceRoom
from firedamp.client.rooms.reports import ReportsRoom
from firedamp.client.rooms.restorations import RestorationsRoom
from firedamp.client.rooms.search import SearchRoom
from firedamp.client.rooms.series import SeriesRoom
from firedamp.client.rooms.session import SessionRoom
from firedamp.client.rooms.system import SystemRoom
from firedamp.client.rooms.telemetry import TelemetryRoom
from firedamp.client.rooms.tokens import TokensRoom

__all__ = [
    "ActivityRoom",
    "BasinsRoom",
    "CalculationsRoom",
    "CompaniesRoom",
    "DistrictsRoom",
    "ForecastsRoom",
    "InventoriesRoom",
    "InvitationsRoom",
    "JobsRoom",
    "MethodsRoom",
    "MinesRoom",
    "OrganisationsRoom",
    "PackagesRoom",
    "ReconciliationsRoom",
    "ReductionsRoom",
    "ReferenceRoom",
    "ReportsRoom",
    "RestorationsRoom",
    "SearchRoom",
    "SeriesRoom",
    "SessionRoom",
    "SystemRoom",
    "TelemetryRoom",
    "TokensRoom",
]
