"""What may be done with mines? Bring a basin to what a version of its data package says."""

from __future__ import annotations

import json
from typing import Any

from django.db import transaction
from django.db.models import Model, ProtectedError

from firedamp.datapackages import DataPackage, Districts
from firedamp.server.mines.models import Basin, CoalOutput, Company, District, MethaneUse, Mine, MineProject
from firedamp.server.mines.passports import MineTable, TableRow
from firedamp.server.reference.models import DataPackageVersion
from firedamp.server.search_text import search_text


@transaction.atomic
def basin_apply(*, package: DataPackage, version: DataPackageVersion) -> Basin:
    """Make the basin's tables equal to the package; a mine that results name is marked withdrawn, never deleted."""
    table = MineTable(package)
    basin = basin_save(package=package, version=version)
    districts = districts_save(package=package, basin=basin, table=table)
    companies = companies_save(table=table)
    mines = table.by_mine()
    for mine_id, rows in mines.items():
        main = table.main_row(rows)
        mine_save(
            mine_id=mine_id,
            rows=rows,
            table=table,
            basin=basin,
            company=companies[table.company(main)["id"]],
            district=districts[district_of(package, table, main)["id"]],
        )
    for gone in basin.mines.exclude(mine_id__in=mines):
        mine_withdraw(mine=gone)
    delete_unused(basin.districts.exclude(district_id__in=districts))
    delete_unused(Company.objects.filter(mines=None))
    return basin


def basin_save(*, package: DataPackage, version: DataPackageVersion) -> Basin:
    stated = package.own["basin"]
    title = stated.get("name") or package.title
    basin, _ = Basin.objects.update_or_create(
        basin_id=package.name,
        defaults={
            "name_en": title["en"],
            "name_ru": title["ru"],
            "package": version,
            "outline": json.loads(package.read_text(stated["outline"])) if "outline" in stated else None,
            "towns": towns(package.rows(stated["towns"])) if "towns" in stated else [],
        },
    )
    return basin


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


def district_of(package: DataPackage, table: MineTable, row: TableRow) -> dict[str, Any]:
    return Districts(package).of(table.value(row, "district"), row=row.number).to_dict()


def districts_save(*, package: DataPackage, basin: Basin, table: MineTable) -> dict[str, District]:
    known = Districts(package)
    stated = {**known.items}
    for row in table.rows:
        district = known.of(table.value(row, "district"), row=row.number)
        stated.setdefault(district.id, district)
    return {
        each.id: District.objects.update_or_create(
            basin=basin,
            district_id=each.id,
            defaults={
                "name_en": each.name["en"],
                "name_ru": each.name["ru"],
                "kind": each.kind,
                "search": search_text(*each.name.values()),
            },
        )[0]
        for each in stated.values()
    }


def companies_save(*, table: MineTable) -> dict[str, Company]:
    names = {company["id"]: company["name"] for company in map(table.company, table.rows)}
    return {
        company_id: Company.objects.update_or_create(
            company_id=company_id, defaults={"name": name, "search": search_text(name)}
        )[0]
        for company_id, name in names.items()
    }


def mine_save(
    *, mine_id: str, rows: list[TableRow], table: MineTable, basin: Basin, company: Company, district: District
) -> Mine:
    """One mine with its projects, outputs and uses of methane, as the rows say and nothing else."""
    passport = table.passport(table.main_row(rows))
    mine, _ = Mine.objects.update_or_create(
        mine_id=mine_id,
        defaults={**passport, "basin": basin, "company": company, "district": district, "withdrawn": False},
    )
    mine.projects.all().delete()
    mine.outputs.all().delete()
    mine.methane_uses.all().delete()
    MineProject.objects.bulk_create(MineProject(mine=mine, **table.project(row)) for row in rows)
    for row in rows:
        year = table.basin.year_of_output(row.number, row.cells)
        if year is not None:
            year_save(mine=mine, record=table.basin.mine_year(row.number, row.cells, year))
    return mine


def year_save(*, mine: Mine, record: dict[str, Any]) -> None:
    CoalOutput.objects.create(
        mine=mine, year=record["year"], output_t=record["output_t"], **record["origin"]["output_t"]
    )
    utilised, flared = record.get("methane_utilised_m3", 0), record.get("methane_flared_m3", 0)
    if utilised or flared:
        MethaneUse.objects.create(mine=mine, year=record["year"], utilised_m3=utilised, flared_m3=flared)


def mine_withdraw(*, mine: Mine) -> None:
    """A mine that its package no longer has goes, unless a calculation names it."""
    try:
        with transaction.atomic():
            mine.delete()
    except ProtectedError:
        mine.withdrawn = True
        mine.save(update_fields=["withdrawn"])


def delete_unused(rows: Any) -> None:
    for row in rows:
        delete_if_free(row)


def delete_if_free(row: Model) -> None:
    try:
        with transaction.atomic():
            row.delete()
    except ProtectedError:
        return
