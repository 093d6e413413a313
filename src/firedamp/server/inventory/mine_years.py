"""Which figures of the reference tables make up a mine and a year? What each says, and where it came from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Model, QuerySet

from firedamp.science.inventory import MineYear
from firedamp.science.inventory.quality import RESTORED, SYNTHETIC
from firedamp.science.inventory.seam_gas import GasContentRecord, SeamGas, as_worked, gas_content_at
from firedamp.server.answers import text
from firedamp.server.mines.models import (
    MAP_OF_A_BASIN,
    CoalOutput,
    GasContent,
    MethaneAbundance,
    MethaneUse,
    Mine,
)
from firedamp.server.mines.shapes import company_reference, district_reference
from firedamp.server.reference.tables import table_of_model
from firedamp.server.restoration.marks import accepted_in_force, mark_of, marks_of

CLOSED = "closed"
OF_THE_MINE = ("depth_m", "gas_content_m3_t", "emission_coefficient", "adjacent_share")
TRACED = ("mine_type", "company", "parent", "district", *OF_THE_MINE)
# Figure of a mine-year -> the table by mine and year and its column.
OF_THE_YEAR: Mapping[str, tuple[type[Model], str]] = {
    "output_t": (CoalOutput, "output_t"),
    "absolute_abundance_m3_min": (MethaneAbundance, "absolute_abundance_m3_min"),
    "relative_abundance_m3_t": (MethaneAbundance, "relative_abundance_m3_t"),
    "methane_drained_m3": (MethaneUse, "drained_m3"),
    "methane_utilised_m3": (MethaneUse, "utilised_m3"),
    "methane_flared_m3": (MethaneUse, "flared_m3"),
    "methane_vented_m3": (MethaneUse, "vented_m3"),
}
SEAM_GAS = "seam_gas_content_m3_t"
NOTHING_IF_UNKNOWN = ("methane_utilised_m3", "methane_flared_m3")
TABLES = tuple(dict.fromkeys(model for model, _ in OF_THE_YEAR.values()))


class MineYears:
    """The mine-years of the mines that conditions on `Mine` choose, read with a handful of queries."""

    def __init__(self, **conditions: Any) -> None:
        chosen = Mine.objects.filter(**conditions).select_related("company", "district", "basin", "seam")
        without_map = chosen.defer(*(f"basin__{name}" for name in MAP_OF_A_BASIN))
        self.mines = {mine.pk: mine for mine in without_map.order_by("mine_id")}
        of_mine = {f"mine__{name}": value for name, value in conditions.items()}
        self.tables: dict[type[Model], QuerySet[Any]] = {
            model: model.objects.filter(**of_mine)  # type: ignore[attr-defined]
            for model in TABLES
        }
        self.records: dict[type[Model], dict[tuple[int, int], Any]] = {
            model: {(record.mine_id, record.year): record for record in found} for model, found in self.tables.items()
        }
        self.marks = marks_of(accepted_in_force(**of_mine))
        self.tables[GasContent] = GasContent.objects.filter(seam__in=chosen.order_by().values("seam"))
        self.gas_records = {record.pk: record for record in self.tables[GasContent]}
        self.gas = _by_place(self.gas_records.values())

    def with_output(self) -> list[MineYear]:
        """Every mine and year of a known coal output: which of them an inventory takes is science's to say."""
        return [self.of(self.mines[mine], year) for mine, year in sorted(self.records[CoalOutput], key=self._order)]

    def with_figures(self) -> list[MineYear]:
        """Every mine and year of which an output or an abundance is known: a measurement stands without an output."""
        keys = {*self.records[CoalOutput], *self.records[MethaneAbundance]}
        return [self.of(self.mines[mine], year) for mine, year in sorted(keys, key=self._order)]

    def years_of(self, mine: Mine) -> list[int]:
        """The years of which the mine's output or abundance is known."""
        keys = {*self.records[CoalOutput], *self.records[MethaneAbundance]}
        return sorted(year for known, year in keys if known == mine.pk)

    def of(self, mine: Mine, year: int) -> MineYear:
        """What is known of a mine in a year, if only that there is such a mine."""
        figures: dict[str, Any] = {name: getattr(mine, name) for name in OF_THE_MINE}
        origin = {name: where for name, where in mine.origin.items() if name in TRACED}
        for name, (model, column) in OF_THE_YEAR.items():
            record = self.records[model].get((mine.pk, year))
            value = getattr(record, column) if record else None
            figures[name] = 0.0 if value is None and name in NOTHING_IF_UNKNOWN else value
            if value is not None:
                origin[name] = self.origin_of(record, name)
        gas = self.seam_gas(mine)
        if gas:
            figures[SEAM_GAS] = gas.gas_content_m3_t
            origin[SEAM_GAS] = gas.origin
        return MineYear(
            mine_id=mine.mine_id,
            name=text(mine.name_en, mine.name_ru),
            mine_type=mine.mine_type,
            year=year,
            company=company_reference(mine.company),
            district=district_reference(mine.district),
            parent=tuple((each["name"], each["share_percent"]) for each in mine.parents),
            basin=mine.basin.basin_id,
            closed=mine.status == CLOSED,
            origin=origin,
            **figures,
        )

    def origin_of(self, record: Any, figure: str) -> dict[str, Any]:
        """Where a figure of a record came from; of a restored one also how, with its interval."""
        found = {"source": record.source, "quality": self.quality_of(record, figure), "row": record.row}
        restored = self._mark(record, figure)
        return found | ({"restored": restored} if restored else {})

    def quality_of(self, record: Any, figure: str) -> str:
        """The quality of one figure: a restored one may stand in a record of known ones; what is made up stays so."""
        restored = record.quality != SYNTHETIC and self._mark(record, figure)
        return RESTORED if restored else str(record.quality)

    def _mark(self, record: Any, figure: str) -> dict[str, Any] | None:
        table = table_of_model(type(record)) if self.marks else None  # of most basins nothing was ever restored
        if table is None:
            return None
        _, column = OF_THE_YEAR[figure]
        place = (table.id, column, record.mine_id, record.year)
        return mark_of(self.marks, place, getattr(record, column))

    def records_behind(self, figure: str, mine: Mine, year: int) -> list[Any]:
        """The records that a figure of a mine and year is taken from; of the mine's own figures none but the mine."""
        if figure == SEAM_GAS:
            gas = self.seam_gas(mine)
            return [self.gas_records[each.record_id] for each in gas.records] if gas else []
        if figure not in OF_THE_YEAR:
            return []
        record = self.records[OF_THE_YEAR[figure][0]].get((mine.pk, year))
        return [record] if record else []

    def seam_gas(self, mine: Mine) -> SeamGas | None:
        """The gas content of the seam that the mine works, in its district at its depth."""
        return gas_content_at(self.gas.get((mine.seam_id, mine.district_id), ()), mine.depth_m)

    def _order(self, key: tuple[int, int]) -> tuple[str, int]:
        return self.mines[key[0]].mine_id, key[1]


def _by_place(records: Iterable[GasContent]) -> dict[tuple[int | None, int], list[GasContentRecord]]:
    """Gas contents by seam and district; those that are not known of the coal as worked are left out."""
    found: dict[tuple[int | None, int], list[GasContentRecord]] = {}
    for record in records:
        daf = (record.gas_content_daf_m3_t, record.moisture_percent, record.ash_percent)
        content = as_worked(record.gas_content_m3_t, *daf)
        if content is not None:
            own = GasContentRecord(record.depth_m, content, record.quality, record.source, record.pk)
            found.setdefault((record.seam_id, record.district_id), []).append(own)
    return found
