"""Which rooms has the client? Each operation of the API is a method of one of them."""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from firedamp.client.rooms.activity import ActivityRoom
from firedamp.client.rooms.basins import BasinsRoom
from firedamp.client.rooms.calculations import CalculationsRoom
from firedamp.client.rooms.companies import CompaniesRoom
from firedamp.client.rooms.compliance import ComplianceRoom
from firedamp.client.rooms.districts import DistrictsRoom
from firedamp.client.rooms.forecasts import ForecastsRoom
from firedamp.client.rooms.inventories import InventoriesRoom
from firedamp.client.rooms.invitations import InvitationsRoom
from firedamp.client.rooms.jobs import JobsRoom
from firedamp.client.rooms.measured import MeasuredRoom
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
from firedamp.client.rooms.topdown import TopdownRoom
from firedamp.client.transport import Transport

__all__ = [
    "ActivityRoom",
    "BasinsRoom",
    "CalculationsRoom",
    "CompaniesRoom",
    "ComplianceRoom",
    "DistrictsRoom",
    "ForecastsRoom",
    "InventoriesRoom",
    "InvitationsRoom",
    "JobsRoom",
    "MeasuredRoom",
    "MethodsRoom",
    "MinesRoom",
    "OrganisationsRoom",
    "PackagesRoom",
    "ReconciliationsRoom",
    "ReductionsRoom",
    "ReferenceRoom",
    "ReportsRoom",
    "RestorationsRoom",
    "Rooms",
    "SearchRoom",
    "SeriesRoom",
    "SessionRoom",
    "SystemRoom",
    "TelemetryRoom",
    "TokensRoom",
    "TopdownRoom",
]


class Rooms:
    """A room for each tag of the API."""

    def __init__(self, to: Transport) -> None:
        self.activity = ActivityRoom(to)
        self.basins = BasinsRoom(to)
        self.calculations = CalculationsRoom(to)
        self.companies = CompaniesRoom(to)
        self.compliance = ComplianceRoom(to)
        self.districts = DistrictsRoom(to)
        self.forecasts = ForecastsRoom(to)
        self.inventories = InventoriesRoom(to)
        self.invitations = InvitationsRoom(to)
        self.jobs = JobsRoom(to)
        self.measured = MeasuredRoom(to)
        self.methods = MethodsRoom(to)
        self.mines = MinesRoom(to)
        self.organisations = OrganisationsRoom(to)
        self.packages = PackagesRoom(to)
        self.reconciliations = ReconciliationsRoom(to)
        self.reductions = ReductionsRoom(to)
        self.reference = ReferenceRoom(to)
        self.reports = ReportsRoom(to)
        self.restorations = RestorationsRoom(to)
        self.search = SearchRoom(to)
        self.series = SeriesRoom(to)
        self.session = SessionRoom(to)
        self.system = SystemRoom(to)
        self.telemetry = TelemetryRoom(to)
        self.tokens = TokensRoom(to)
        self.topdown = TopdownRoom(to)
