"""What is stored of the reference database: packages, the records of its tables, and who changed them."""

from firedamp.server.reference.models.changes import ChangeSet, ImportDraft, RecordChange, RememberedColumn
from firedamp.server.reference.models.constants import EmissionFactor, GasProperties, GwpSet, Limit
from firedamp.server.reference.models.packages import DataPackageVersion
from firedamp.server.reference.models.records import Document, Record

__all__ = [
    "ChangeSet",
    "DataPackageVersion",
    "Document",
    "EmissionFactor",
    "GasProperties",
    "GwpSet",
    "ImportDraft",
    "Limit",
    "Record",
    "RecordChange",
    "RememberedColumn",
]
