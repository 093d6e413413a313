"""What does each company of the basin emit in a year? What the product's own inventory says of the tables."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from firedamp.cli.inventory_source import Source
from firedamp.cli.seam_gas import with_seam_gas
from firedamp.cli.words import Words
from firedamp.datapackages import mine_years
from firedamp.datapackages.package import load_package
from firedamp.science.inventory import BEST, MineYear
from firedamp.science.methods.uncertainty import FEWEST_DRAWS

GWP_SET = "RU"


def emissions_co2e_t(texts: dict[str, str], year: int) -> dict[str, float]:
    """t CO2e by company, in the order of their names, of a package whose files have these texts.

    As `firedamp inventory --method best --gwp-set RU --by company` has it, to a tenth of a tonne: a platform's last
    bit is none of the package's text. Ranges are not asked for, so the fewest draws do.
    """
    with TemporaryDirectory() as folder:
        for name, text in texts.items():
            (Path(folder) / name).write_text(text, "utf-8", newline="\n")
        package = load_package(Path(folder))
        rows = with_seam_gas(package, [MineYear(**row, basin=package.name) for row in mine_years(package, year)])
        source = Source(rows, package.title, package.attribution, (), Words("en"))
        (inventory,), _ = source.inventories(BEST, year=year, gwp_set=GWP_SET, draws=FEWEST_DRAWS)
    found = {row["name"]["en"]: round(float(row["co2e_t"]), 1) for row in inventory.by("company")}
    return dict(sorted(found.items()))
