"""A data package: its descriptor, its tables read by their schemas, its check and its content hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from firedamp.datapackages.faults import RowError
from firedamp.datapackages.schema import Schema, schema_from
from firedamp.datapackages.table import Row, Table, read_table
from firedamp.science.errors import DataError

DESCRIPTOR = "datapackage.json"
KINDS = ("basin", "reference", "example")


@dataclass(frozen=True)
class Resource:
    """One file of a package; `schema` is None where it is not a table, `own` what it says to Firedamp alone."""

    name: str
    path: str
    title: Mapping[str, str]
    schema: Schema | None
    own: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class DataPackage:
    """One folder with a descriptor (datapackage.json) and the files that it names."""

    folder: Path
    descriptor: Mapping[str, Any]

    @property
    def file(self) -> str:
        """How errors name the descriptor: folder and file."""
        return f"{self.folder.name}/{DESCRIPTOR}"

    @property
    def name(self) -> str:
        return str(self.descriptor["name"])

    @property
    def version(self) -> str:
        return str(self.descriptor.get("version", ""))

    @property
    def title(self) -> dict[str, str]:
        return self._both("title", self.descriptor.get("title", self.name))

    @property
    def description(self) -> dict[str, str]:
        return self._both("description", self.descriptor.get("description", ""))

    @property
    def attribution(self) -> dict[str, str]:
        """The words that go with the data wherever they are shown or exported."""
        stated = self.own.get("attribution")
        if stated:
            return {"en": stated["en"], "ru": stated.get("ru", stated["en"])}
        named = "; ".join(str(source.get("title", "")) for source in self.sources)
        return {"en": named, "ru": named}

    @property
    def release(self) -> dict[str, str] | None:
        """Which edition of its source the package holds: "Global Coal Mine Tracker, May 2026".

        None where the descriptor names none: then its `version` alone says how old it is."""
        stated = self.own.get("release")
        return {"en": stated["en"], "ru": stated.get("ru", stated["en"])} if stated else None

    @property
    def licences(self) -> list[dict[str, str]]:
        return [dict(licence) for licence in self.descriptor.get("licenses", ())]

    @property
    def sources(self) -> list[dict[str, str]]:
        return [dict(source) for source in self.descriptor.get("sources", ())]

    @property
    def kind(self) -> str:
        """What the package is for: a basin with mines, reference figures, or an example that is nobody's mine."""
        return str(self.own.get("kind", "reference"))

    @property
    def synthetic(self) -> bool:
        """Whether the data are made up: then they are named so everywhere and never mixed into real totals."""
        return bool(self.own.get("synthetic", False))

    @property
    def own(self) -> Mapping[str, Any]:
        """What the descriptor says to Firedamp alone, under the key `firedamp`."""
        return dict(self.descriptor.get("firedamp", {}))

    @cached_property
    def resources(self) -> dict[str, Resource]:
        return {each["name"]: self._resource(each) for each in self.descriptor["resources"]}

    @cached_property
    def hash(self) -> str:
        """SHA-256 over the descriptor (keys sorted) and the text of each resource (line ends and byte mark normalised).

        The same content gives the same hash on every machine; a README beside the data does not count.
        """
        digest = hashlib.sha256()
        parts = [json.dumps(self.descriptor, sort_keys=True, ensure_ascii=False, separators=(",", ":"))]
        for name in sorted(self.resources):
            parts += [name, self.read_text(name)]
        for part in parts:
            content = part.encode()
            digest.update(f"{len(content)}:".encode())
            digest.update(content)
        return digest.hexdigest()

    def resource(self, name: str) -> Resource:
        """The resource of that name; DataError if the package has none."""
        try:
            return self.resources[name]
        except KeyError:
            raise DataError(self.file, None, f"no resource is named {name!r}") from None

    def read_text(self, resource: str) -> str:
        """The whole text of a resource, UTF-8, line ends as \\n, without a byte order mark."""
        path = self.resource(resource).path
        try:
            text = (self.folder / path).read_bytes().decode("utf-8-sig")
        except OSError as error:
            raise DataError(self._label(path), None, f"cannot be read: {error.strerror}") from error
        except UnicodeDecodeError as error:
            raise _not_utf8(self._label(path), error) from error
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def rows(self, resource: str) -> list[Row]:
        """The rows of a table, typed by its schema. Raises RowError at the first fault."""
        return [row for _, row in self.numbered_rows(resource)]

    def numbered_rows(self, resource: str) -> list[tuple[int, Row]]:
        """As `rows`, each with its row number in the file (the header is row 1)."""
        table = self._table(resource)
        if table.faults:
            raise table.faults[0]
        return table.rows

    def schema(self, resource: str) -> Schema:
        """The schema of a table; DataError if the resource is not one."""
        schema = self.resource(resource).schema
        if schema is None:
            raise DataError(self.file, None, f"the resource {resource!r} is not a table: it has no schema")
        return schema

    def validate(self) -> None:
        """Check everything that the descriptor promises. Raises DataError: the first fault."""
        for fault in self.faults():
            raise fault

    def faults(self) -> Iterator[DataError]:
        """Everything that is wrong with the package, table by table."""
        tables: dict[str, Table] = {}
        for name, resource in self.resources.items():
            try:
                if resource.schema is None:
                    self.read_text(name)
                    continue
                tables[name] = self._table(name)
            except DataError as error:
                yield error
            else:
                yield from tables[name].faults
        for name in tables:
            yield from self._foreign_key_faults(name, tables)

    def _foreign_key_faults(self, name: str, tables: dict[str, Table]) -> Iterator[DataError]:
        file = self._label(self.resources[name].path)
        for key in self.schema(name).foreign_keys:
            target = key.resource or name
            if target not in tables or tables[target].faults:
                if target not in self.resources:
                    yield DataError(self.file, None, f"a foreign key names the resource {target!r}, which is not here")
                continue
            known = {tuple(row.get(each) for each in key.reference_fields) for _, row in tables[target].rows}
            for number, row in tables[name].rows:
                value = tuple(row[each] for each in key.fields)
                if value not in known and any(each is not None for each in value):
                    fields, shown = ", ".join(key.fields), value[0] if len(value) == 1 else value
                    yield RowError.one(file, number, fields, "broken_foreign_key", shown, resource=target)

    def _table(self, resource: str) -> Table:
        schema = self.schema(resource)
        return read_table(self._label(self.resources[resource].path), self.read_text(resource), schema)

    def _label(self, path: str) -> str:
        return f"{self.folder.name}/{path}"

    def _resource(self, descriptor: Mapping[str, Any]) -> Resource:
        title, own = descriptor.get("title", descriptor["name"]), descriptor.get("firedamp", {})
        return Resource(
            name=descriptor["name"],
            path=_safe_path(descriptor["path"], self.file),
            title={"en": title, "ru": own.get("title_ru", title)},
            schema=self._schema_from(descriptor["schema"]) if "schema" in descriptor else None,
            own=own,
        )

    def _schema_from(self, descriptor: Mapping[str, Any]) -> Schema:
        return schema_from(descriptor, self.file, synthetic=self.synthetic)

    def _both(self, key: str, english: str) -> dict[str, str]:
        return {"en": english, "ru": str(self.own.get(f"{key}_ru", english))}


def load_package(folder: Path) -> DataPackage:
    """The package in a folder. Raises DataError if its descriptor cannot be read or lacks what Firedamp needs."""
    file = f"{folder.name}/{DESCRIPTOR}"
    try:
        descriptor = json.loads((folder / DESCRIPTOR).read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise DataError(file, None, f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise _not_utf8(file, error) from error
    except json.JSONDecodeError as error:
        raise DataError(file, error.lineno, f"is not JSON: {error.msg}") from error
    reason = _descriptor_fault(descriptor)
    if reason:
        raise DataError(file, None, reason)
    package = DataPackage(folder, descriptor)
    _ = package.resources  # a path or schema that is wrong is said now, not at the first use
    return package


def _descriptor_fault(descriptor: object) -> str:
    if not isinstance(descriptor, dict):
        return "is not a JSON object"
    name, resources = descriptor.get("name"), descriptor.get("resources")
    if not isinstance(name, str) or not name:
        return "has no name"
    if not isinstance(resources, list) or not resources:
        return "has no resources"
    for each in resources:
        if not isinstance(each, dict) or not all(isinstance(each.get(key), str) for key in ("name", "path")):
            return "has a resource without a name or a path (one file each)"
    names = [each["name"] for each in resources]
    if len(set(names)) < len(names):
        return "has two resources of one name"
    own = descriptor.get("firedamp", {})
    if not isinstance(own, dict):
        return "has a `firedamp` that is not a JSON object"
    if not isinstance(own.get("synthetic", False), bool):
        return "has a `firedamp.synthetic` that is neither true nor false"
    kind = own.get("kind", "reference")
    return "" if kind in KINDS else f"is of the kind {kind!r}; known are {', '.join(KINDS)}"


def _safe_path(path: str, file: str) -> str:
    parts = PurePosixPath(path)
    if parts.is_absolute() or ".." in parts.parts or "\\" in path or ":" in path:
        raise DataError(file, None, f"the path {path!r} leads out of the package")
    return path


def _not_utf8(file: str, error: UnicodeDecodeError) -> RowError:
    row = error.object[: error.start].count(b"\n") + 1
    return RowError.one(file, row, "", "not_utf8", error.object[error.start : error.start + 1].hex())
