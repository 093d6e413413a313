"""Which administrative district a mine lies in: what a source wrote, through the package's visible mapping table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from firedamp.datapackages.faults import RowError
from firedamp.datapackages.names import slug
from firedamp.datapackages.package import DataPackage
from firedamp.science.errors import DataError


@dataclass(frozen=True)
class District:
    """A district after the mapping; `kind` says whether it is one district, several together, or unknown."""

    id: str
    name: Mapping[str, str]
    kind: str

    def to_dict(self) -> dict[str, object]:
        return {"id": self.id, "name": dict(self.name)}


UNKNOWN = District("unknown", {"en": "not stated", "ru": "не указан"}, "unknown")


class Districts:
    """The districts of a basin and the spellings that lead to them.

    A basin with a list of districts and no mapping table writes their ids in its rows; one with neither has the
    districts as its rows write them.
    """

    def __init__(self, package: DataPackage) -> None:
        self._package = package
        stated = package.own.get("basin", {}).get("districts", {})
        if stated and "list" not in stated:
            raise DataError(package.file, None, "firedamp.basin.districts needs a `list` of districts")
        self._list_resource: str = stated.get("list", "")
        self._mapping_resource: str = stated.get("mapping", "")
        self.items: dict[str, District] = {}
        self._ids: dict[str, str] = {}
        if stated:
            self.items = {
                str(row["district_id"]): District(
                    str(row["district_id"]), {"en": str(row["name_en"]), "ru": str(row["name_ru"])}, str(row["kind"])
                )
                for row in package.rows(stated["list"])
            }
        if self._mapping_resource:
            mapping = package.rows(self._mapping_resource)
            self._ids = {str(row["as_written"] or ""): str(row["district_id"]) for row in mapping}

    def of(self, as_written: str | None, *, file: str = "", row: int | None = None) -> District:
        """The district that a spelling means. Raises RowError, with file and row, if the package does not know it."""
        written = as_written or ""
        if not written and not self._mapping_resource:
            return UNKNOWN
        if not self._list_resource:
            return District(slug(written), {"en": written, "ru": written}, "as_written")
        district = self.items.get(self._ids.get(written, "") if self._mapping_resource else written)
        if district is None:
            raise self._unknown(written, file, row)
        return district

    def _unknown(self, written: str, file: str, row: int | None) -> RowError:
        if self._mapping_resource:
            where = self._package.resource(self._mapping_resource).path
            return RowError.one(file, row, "district", "unknown_district_spelling", written, mapping=where)
        return RowError.one(file, row, "district", "broken_foreign_key", written, resource=self._list_resource)
