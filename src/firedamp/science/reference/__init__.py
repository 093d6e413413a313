"""The reference database as the field knows it: which tables there are, their columns, units, ranges and rules."""

from firedamp.science.reference.checking import checked
from firedamp.science.reference.schema import Choice, Column, TableSchema
from firedamp.science.reference.shipped import table_ids, table_schema

__all__ = ["Choice", "Column", "TableSchema", "checked", "table_ids", "table_schema"]
