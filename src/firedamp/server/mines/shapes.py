"""How does a stored mine become what the API promises?"""

from __future__ import annotations

from typing import Any

from firedamp.server.answers import text
from firedamp.server.mines.models import Basin, Company, District, Mine, MineProject
from firedamp.server.mines.project_origins import project_origins
from firedamp.server.mines.schemas import MinePassport, OutputOut, ProjectOut
from firedamp.server.mines.selectors import output_years
from firedamp.server.reference.models import DataPackageVersion
from firedamp.server.reference.selectors import described

# The tracker's model columns carry its name in the API; inside they are a mine's gas content and coefficient.
API_NAMES = {"gas_content_m3_t": "gem_gas_content_m3_t", "emission_coefficient": "gem_emission_coefficient"}
SAME_IN_BOTH = [name for name in MinePassport.model_fields if name in {field.name for field in Mine._meta.get_fields()}]
RELATED = {"basin", "company", "district", "outputs", "projects", "parents", "origin"}


def company_reference(company: Company) -> dict[str, str]:
    """Its id and names; the Russian one where somebody gave it."""
    russian = {"name_ru": company.name_ru} if company.name_ru else {}
    return {"id": company.company_id, "name": company.name, **russian}


def district_reference(district: District) -> dict[str, Any]:
    return {"id": district.district_id, "name": text(district.name_en, district.name_ru)}


def mine_row(mine: Any) -> dict[str, Any]:
    """A mine of a list; `mine` carries the annotations of `selectors.mines`."""
    return {
        "mine_id": mine.mine_id,
        "name": text(mine.name_en, mine.name_ru),
        "mine_type": mine.mine_type,
        "status": mine.status,
        "company": company_reference(mine.company),
        "district": district_reference(mine.district),
        "latitude": mine.latitude,
        "longitude": mine.longitude,
        "output_t": mine.output_t,
        "output_year": mine.output_year,
        "output_quality": mine.output_quality,
    }


def mine_passport(mine: Mine) -> dict[str, Any]:
    plain = {name: getattr(mine, name) for name in SAME_IN_BOTH if name not in RELATED}
    return {
        **plain,
        **{ours: getattr(mine, stored) for stored, ours in API_NAMES.items()},
        "basin": mine.basin.basin_id,
        "name": text(mine.name_en, mine.name_ru),
        "company": company_reference(mine.company),
        "parents": mine.parents,
        "district": {**district_reference(mine.district), "as_written": mine.district_as_written},
        "outputs": [fields_of(output, OutputOut) for output in mine.outputs.all()],
        "projects": [project(row, mine.basin.package) for row in mine.projects.all()],
        "source": source(mine.basin, mine.url),
        "origin": {API_NAMES.get(name, name): origin for name, origin in mine.origin.items()},
    }


def project(row: MineProject, version: DataPackageVersion) -> dict[str, Any]:
    plain = {name: getattr(row, name) for name in ProjectOut.model_fields if name != "origin"}
    return {**plain, "origin": project_origins(version, row.row) if row.row else {}}


def fields_of(row: object, shape: type[OutputOut]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in shape.model_fields}


def source(basin: Basin, url: str) -> dict[str, Any]:
    package = described(basin.package)
    first = package.sources[0] if package.sources else {}
    return {
        "title": first.get("title", package.title["en"]),
        "attribution": package.attribution,
        "licence": licence(basin),
        "url": url or first.get("path", ""),
    }


def licence(basin: Basin) -> str:
    """The licence of the mine table: the first that the package names."""
    licences = described(basin.package).licences
    return licences[0].get("title") or licences[0].get("name", "") if licences else ""


def basin_row(basin: Any) -> dict[str, Any]:
    package = described(basin.package)
    return {
        "id": basin.basin_id,
        "name": text(basin.name_en, basin.name_ru),
        "synthetic": basin.synthetic,
        "centre": package.own["basin"].get("centre"),
        "attribution": package.attribution,
        "licence": licence(basin),
        "mines": basin.mine_count,
        "years": output_years(basin),
    }


def basin_map(basin: Basin) -> dict[str, Any]:
    package = described(basin.package)
    return {
        "outline": basin.outline,
        "towns": basin.towns,
        "attribution": package.own.get("map_attribution") or package.attribution,
    }


def district_row(district: Any) -> dict[str, Any]:
    return {
        "id": district.district_id,
        "basin": district.basin.basin_id,
        "name": text(district.name_en, district.name_ru),
        "kind": district.kind,
        "mines": district.mine_count,
    }


def company_row(company: Any) -> dict[str, Any]:
    return {**company_reference(company), "mines": company.mine_count}
