"""What are things of the API called in Python?

A room is named after the tag of its operations. A method is called as its operation, less the noun of its room
(`mine_list` → `client.mines.list()`, `channel_list` → `client.telemetry.channel_list()`); CALLED says where a shorter
word is plain. A parameter whose name means something else in Python has another.
"""

from __future__ import annotations

import re

ROOMS = {"data packages": "packages", "top-down check": "topdown"}
NOUNS = {
    "activity": "activity",
    "basins": "basin",
    "calculations": "calculation",
    "companies": "company",
    "compliance": "compliance",
    "districts": "district",
    "forecasts": "forecast",
    "inventories": "inventory",
    "invitations": "invitation",
    "jobs": "job",
    "methods": "method",
    "measured": "measured",
    "mines": "mine",
    "organisations": "organisation",
    "packages": "package",
    "reconciliations": "reconciliation",
    "reductions": "reduction",
    "reports": "report",
    "restorations": "restoration",
    "session": "session",
    "telemetry": "telemetry",
    "tokens": "token",
    "topdown": "topdown",
}
CALLED = {
    "change_list": "changes",
    "change_undo": "undo",
    "gwp_set_list": "gwp_sets",
    "import_change": "mend",
    "import_commit": "take",
    "import_create": "send",
    "import_delete": "put_away",
    "import_read": "sent",
    "quantity_list": "quantities",
    "record_bulk": "bulk",
    "record_change": "change",
    "record_create": "create",
    "record_delete": "delete",
    "record_dependents": "dependents",
    "record_dependents_of_many": "dependents_of_many",
    "record_export": "export",
    "record_history": "history",
    "record_list": "records",
    "record_list_sums": "sums",
    "record_read": "record",
    "record_restore": "restore",
    "series_list": "of",
    "table_list": "tables",
    "table_schema": "schema",
}
PARAMETERS = {"filter": "filters", "from": "first", "to": "last", "id": "ids", "draft_id": "import_id"}
FIRST = {"calculation_create": "method"}  # what a person says first, where the document has it later
# POSTs that compute and store nothing: as safe to repeat as a GET.
READS = {
    "crediting_evaluate",
    "method_evaluate",
    "method_export",
    "method_solve",
    "record_dependents_of_many",
    "reduction_evaluate",
    "topdown_check",
}


def room_of(operation: dict[str, object]) -> str:
    """The room of an operation: its tag as a name of Python's."""
    (tag,) = operation["tags"]  # type: ignore[misc]
    return ROOMS.get(tag, re.sub(r"\W+", "_", tag.lower()))


def class_of(room: str) -> str:
    """The class of a room that is written from the document."""
    return "".join(part.capitalize() for part in room.split("_")) + "Room"


def method_of(operation_id: str, room: str) -> str:
    """What the method of an operation is called."""
    noun = NOUNS.get(room, room) + "_"
    return CALLED.get(operation_id) or operation_id.removeprefix(noun)
