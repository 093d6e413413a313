"""What may be done with basins? Bring a basin to what a version of its data package says."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from firedamp.datapackages import DataPackage, Districts, RowError, every_mine_year
from firedamp.server.mines.models import Basin, Mine, MineProject
from firedamp.server.mines.passports import MineTable
from firedamp.server.reference.loading.applying import Fields, KeptEdit, PackageRow, rows_apply
from firedamp.server.reference.models import DataPackageVersion, Document
from firedamp.server.reference.tables import table

YEARLY = ("coal_output", "methane_abundance", "methane_use")


@dataclass(frozen=True)
class Applied:
    """A package being applied to its basin, and what every record of it says of its source."""

    package: DataPackage
    basin: Basin
    table: MineTable
    provenance: Fields
    kept: list[KeptEdit] = field(default_factory=list)

    @property
    def quality(self) -> str:
        return str(self.provenance["quality"])

    def rows(self, table_id: str, rows: Iterator[PackageRow]) -> dict[str, Any]:
        return rows_apply(
            table=table(table_id), rows=list(rows), package=self.package.name, version=self.package.version,
            kept=self.kept,
        )  # fmt: skip

    def stated(self, table_id: str) -> list[tuple[int, Mapping[str, Any]]]:
        """Rows of the resource that the descriptor names for a table; none where it names none."""
        name = self.package.own["basin"].get("tables", {}).get(table_id)
        return list(self.package.numbered_rows(name)) if name else []


@transaction.atomic
def basin_apply(*, package: DataPackage, version: DataPackageVersion) -> list[KeptEdit]:
    """Make the basin's tables equal to the package, but for what users changed: that is returned."""
    basin = basin_save(package=package, version=version)
    applied = Applied(package, basin, MineTable(package), provenance_of(package, basin))
    districts = applied.rows("districts", district_rows(applied))
    companies = applied.rows("companies", company_rows(applied))
    seams = applied.rows("seams", seam_rows(applied))
    mines = applied.rows("mines", mine_rows(applied, districts, companies, seams))
    projects_save(applied, mines)
    for table_id in YEARLY:
        applied.rows(table_id, yearly_rows(applied, table_id, mines))
    applied.rows("gas_content", gas_content_rows(applied, seams, districts))
    return applied.kept


def basin_save(*, package: DataPackage, version: DataPackageVersion) -> Basin:
    stated = package.own["basin"]
    title = stated.get("name") or package.title
    basin, _ = Basin.objects.update_or_create(
        basin_id=package.name,
        defaults={
            "name_en": title["en"],
            "name_ru": title["ru"],
            "package": version,
            "outline": features_of(json.loads(package.read_text(stated["outline"]))) if "outline" in stated else None,
            "towns": towns(package.rows(stated["towns"])) if "towns" in stated else [],
            "synthetic": bool(package.own.get("synthetic")),
        },
    )
    return basin


def features_of(outline: dict[str, Any]) -> dict[str, Any]:
    """An outline as a collection of features, whichever kind of GeoJSON the package holds."""
    if outline["type"] == "FeatureCollection":
        return outline
    feature = outline if outline["type"] == "Feature" else {"type": "Feature", "properties": {}, "geometry": outline}
    return {"type": "FeatureCollection", "features": [feature]}


def towns(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The towns that a map of the basin shows for orientation."""
    return [
        {
            "name": {"en": row["name_en"], "ru": row["name_ru"]},
            "latitude": row["latitude"],
            "longitude": row["longitude"],
            "population": row["population"],
        }
        for row in rows
    ]


def provenance_of(package: DataPackage, basin: Basin) -> Fields:
    return {
        "quality": "synthetic" if basin.synthetic else "reported",
        "source": package.attribution["en"][:500],
        "document": Document.objects.filter(document_id=package.own.get("document", "")).first(),
    }


def district_rows(applied: Applied) -> Iterator[PackageRow]:
    """The districts that the package lists, and those that its mines name."""
    known = Districts(applied.package)
    stated = dict(known.items)
    written = [(row.number, applied.table.value(row, "district")) for row in applied.table.rows]
    written += [(number, row.get("district_id")) for number, row in applied.stated("gas_content")]
    for number, name in written:
        district = known.of(name, row=number)
        stated.setdefault(district.id, district)
    for each in stated.values():
        names = {"name_en": each.name["en"], "name_ru": each.name["ru"]}
        own = {"basin": applied.basin, "district_id": each.id, "kind": each.kind, **names}
        yield PackageRow({**own, **applied.provenance})


def company_rows(applied: Applied) -> Iterator[PackageRow]:
    """The owners of the package's mines; one that another package named first stays that package's."""
    for company_id, name in {
        each["id"]: each["name"] for each in map(applied.table.company, applied.table.rows)
    }.items():
        own = {"company_id": company_id, "name": name, "synthetic": applied.basin.synthetic}
        yield PackageRow({**own, **applied.provenance})


def seam_rows(applied: Applied) -> Iterator[PackageRow]:
    for number, row in applied.stated("seams"):
        own = {name: row.get(name) for name in ("seam_id", "name_en", "name_ru", "thickness_m")}
        own |= {"basin": applied.basin, "coal_rank": row.get("coal_rank") or ""}
        yield PackageRow({**own, **applied.provenance, **stated_provenance(row)}, number)


def mine_rows(
    applied: Applied, districts: Mapping[str, Any], companies: Mapping[str, Any], seams: Mapping[str, Any]
) -> Iterator[PackageRow]:
    known = Districts(applied.package)
    for mine_id, rows in applied.table.by_mine().items():
        main = applied.table.main_row(rows)
        district = known.of(applied.table.value(main, "district"), row=main.number)
        fields = {
            **applied.table.passport(main),
            "mine_id": mine_id,
            "basin": applied.basin,
            "company": companies.get(applied.table.company(main)["id"]),
            "district": districts.get(f"{applied.basin.basin_id}/{district.id}"),
            "seam": seams.get(f"{applied.basin.basin_id}/{applied.table.value(main, 'seam_id')}"),
            "withdrawn": False,
        }
        if fields["company"] and fields["district"]:  # a user deleted the one or the other, and so its mines
            yield PackageRow({**fields, **applied.provenance}, main.number)


def projects_save(applied: Applied, mines: Mapping[str, Any]) -> None:
    """The package's rows about each mine, as its page shows them."""
    MineProject.objects.filter(mine__in=[mine.pk for mine in mines.values()]).delete()
    MineProject.objects.bulk_create(
        MineProject(mine=mines[mine_id], **applied.table.project(row))
        for mine_id, rows in applied.table.by_mine().items()
        if mine_id in mines
        for row in rows
    )


def yearly_rows(applied: Applied, table_id: str, mines: Mapping[str, Mine]) -> Iterator[PackageRow]:
    """Rows of a table by mine and year: of its own resource, else of the mine table's columns."""
    stated = applied.package.own["basin"].get("tables", {})
    rows = own_rows(applied, table_id) if table_id in stated else mine_table_rows(applied, table_id)
    for mine_id, fields, number in rows:
        if mine_id in mines:
            yield PackageRow({**applied.provenance, **fields, "mine": mines[mine_id]}, number)


def own_rows(applied: Applied, table_id: str) -> Iterator[tuple[str, Fields, int]]:
    """The rows of a table of its own; one whose figures are all gaps is no record."""
    columns = [name for name in table(table_id).schema.columns if name not in ("mine", "year", "document", "quality")]
    for number, row in applied.stated(table_id):
        figures = {name: row[name] for name in columns if name in row and name not in PROVENANCE}
        if any(value is not None for value in figures.values()):
            yield str(row["mine_id"]), {"year": row["year"], **figures, **stated_provenance(row)}, number


PROVENANCE = ("source", "note", "confirmation")


def stated_provenance(row: Mapping[str, Any]) -> Fields:
    """What a row itself says of its source; the package speaks where it does not."""
    given = {"quality": row.get("quality"), "source": row.get("source"), "note": row.get("note")}
    given["confirmation"] = row.get("status")
    return {name: value for name, value in given.items() if value}


def mine_table_rows(applied: Applied, table_id: str) -> Iterator[tuple[str, Fields, int]]:
    """An output, and the methane used, that stand in the mine table."""
    for record in every_mine_year(applied.package):
        origin = dict(record["origin"]["output_t"])
        number, year = origin.pop("row"), record["year"]
        if table_id == "coal_output":
            yield record["mine_id"], {"year": year, "output_t": record["output_t"], **origin}, number
        if table_id == "methane_use" and (used := methane_used(record)):
            yield record["mine_id"], {"year": year, **used}, number


def methane_used(record: Mapping[str, Any]) -> Fields:
    used = {name: record.get(f"methane_{name}") for name in ("utilised_m3", "flared_m3")}
    return used if any(used.values()) else {}


def gas_content_rows(applied: Applied, seams: Mapping[str, Any], districts: Mapping[str, Any]) -> Iterator[PackageRow]:
    """Rows of known seams and districts, but for what a user deleted. RowError for a seam that the package lacks."""
    names = ("depth_m", "gas_content_daf_m3_t", "moisture_percent", "ash_percent", "gas_content_m3_t")
    stated = {str(row["seam_id"]) for _, row in applied.stated("seams")}
    known = Districts(applied.package)
    for number, row in applied.stated("gas_content"):
        if str(row["seam_id"]) not in stated:
            raise RowError.one("gas_content", number, "seam_id", "broken_foreign_key", row["seam_id"], resource="seams")
        where = known.of(str(row["district_id"]), file="gas_content", row=number)
        seam = seams.get(f"{applied.basin.basin_id}/{row['seam_id']}")
        district = districts.get(f"{applied.basin.basin_id}/{where.id}")
        if seam and district:
            own = {"seam": seam, "district": district, **{name: row.get(name) for name in names}}
            yield PackageRow({**own, **applied.provenance, **stated_provenance(row)}, number)
