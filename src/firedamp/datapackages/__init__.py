"""Data packages: reference data as CSV with a Frictionless descriptor, read by its schema, each cell with its source.

A caller asks `packages()` or `package(name)`, then a package for its rows, its hash or the rows of an inventory.
Pure standard library: the command line starts with it.
"""

from firedamp.datapackages.catalogue import EXTRA_FOLDER_VARIABLE, package, packages
from firedamp.datapackages.cells import Cell
from firedamp.datapackages.changes import Changes, FieldChange, changes
from firedamp.datapackages.districts import District, Districts
from firedamp.datapackages.faults import RowError
from firedamp.datapackages.mine_years import every_mine_year, mine_years
from firedamp.datapackages.names import company_of, parents_of, slug
from firedamp.datapackages.package import DataPackage, Resource
from firedamp.datapackages.projects import ExampleProjects, MeasuredHour, MeasuredHours, example_projects
from firedamp.datapackages.schema import Field, ForeignKey, Schema
from firedamp.datapackages.table import Row

__all__ = [
    "EXTRA_FOLDER_VARIABLE",
    "Cell",
    "Changes",
    "DataPackage",
    "District",
    "Districts",
    "ExampleProjects",
    "Field",
    "FieldChange",
    "ForeignKey",
    "MeasuredHour",
    "MeasuredHours",
    "Resource",
    "Row",
    "RowError",
    "Schema",
    "changes",
    "company_of",
    "every_mine_year",
    "example_projects",
    "mine_years",
    "package",
    "packages",
    "parents_of",
    "slug",
]
