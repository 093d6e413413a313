"""Which mines are there, whose are they, and when do they work?"""

from __future__ import annotations

from dataclasses import dataclass, replace

from demonstration.chance import chance
from demonstration.place import DISTRICTS, District, point
from demonstration.seams import FIELDS, Field

FIRST_YEAR, LAST_YEAR = 1990, 2023
TABLE_YEARS = range(FIRST_YEAR, LAST_YEAR + 1)
MINES_COUNT = 96
COMPANY = "Synthetic Coal Company No. {number} / Синтетическая угольная компания № {number}"
COMPANIES = tuple(COMPANY.format(number=number) for number in range(1, 15))
# One company more is small enough for a few projects to bring it below 50 kt CO2e a year: its underground mines by
# number, with their design capacities in t a year, and how deep they may be.
SMALL_COMPANY = COMPANY.format(number=15)
SMALL_CAPACITIES_T_YEAR = {97: 70_000, 98: 125_000, 99: 235_000}
SMALL_DEPTHS_M = (150, 250)
# Words that say themselves that nothing of the kind is there: "exemplary", "nominal", "model", "computed" …
WORDS = (
    ("Primern", "Примерн"),
    ("Uslovn", "Условн"),
    ("Modeln", "Модельн"),
    ("Raschyotn", "Расчётн"),
    ("Tablichn", "Табличн"),
    ("Pokazateln", "Показательн"),
    ("Vymyshlenn", "Вымышленн"),
    ("Poyasniteln", "Пояснительн"),
)
UNDERGROUND, SURFACE = "underground", "surface"


@dataclass(frozen=True)
class Mine:
    """A mine with its passport; `field` is the main seam where it is worked, of an underground mine only."""

    mine_id: str
    name_en: str
    name_ru: str
    mine_type: str
    company: str
    district: District
    field: Field | None
    latitude: float
    longitude: float
    depth_m: int
    coal_use: str
    mining_method: str
    capacity_t_year: int
    opening_year: int
    closing_year: int | None
    adjacent_share: float | None
    vents_all: bool = False  # whatever it drains: nothing of it is ever utilised or flared

    @property
    def underground(self) -> bool:
        return self.mine_type == UNDERGROUND

    @property
    def years(self) -> range:
        """The years of the basin's tables in which the mine works."""
        return range(max(self.opening_year, FIRST_YEAR), (self.closing_year or LAST_YEAR) + 1)


def _names(number: int, underground: bool) -> tuple[str, str]:
    english, russian = WORDS[number % len(WORDS)]
    if underground:
        return f"Synthetic mine {english}aya-{number}", f"Синтетическая шахта {russian}ая-{number}"
    return f"Synthetic surface mine {english}y-{number}", f"Синтетический разрез {russian}ый-{number}"


def _life(number: int) -> tuple[int, int | None]:
    """Opening and closing year: most mines are older than the tables, some open in between, some close."""
    stream = chance("life", number)
    old = stream.random() < 0.68
    opening = int(stream.integers(1936, 1987)) if old else int(stream.integers(1992, 2013))
    closes = stream.random() < (0.36 if old else 0.12)
    closing = int(stream.integers(max(1996, opening + 9), LAST_YEAR))
    return opening, closing if closes else None


def _capacity(number: int, underground: bool) -> int:
    stream = chance("capacity", number)
    typical, least, most = (1.3e6, 0.4e6, 4.5e6) if underground else (2.4e6, 0.5e6, 12e6)
    return int(round(min(max(typical * float(stream.lognormal(0, 0.6)), least), most), -5))


def _mine(number: int, underground: bool) -> Mine:
    stream = chance("mine", number)
    district = DISTRICTS[number % len(DISTRICTS)]
    fields = [field for field in FIELDS if field.district == district]
    name_en, name_ru = _names(number, underground)
    latitude, longitude = point(district.bearing + float(stream.uniform(-0.36, 0.36)), float(stream.uniform(0.25, 0.9)))
    opening, closing = _life(number)
    return Mine(
        mine_id=f"DEMO-M{number:02d}",
        name_en=name_en,
        name_ru=name_ru,
        mine_type=UNDERGROUND if underground else SURFACE,
        company=str(stream.choice(COMPANIES)),
        district=district,
        field=fields[int(stream.integers(len(fields)))] if underground else None,
        latitude=latitude,
        longitude=longitude,
        depth_m=5 * int(stream.integers(50, 150) if underground else stream.integers(10, 45)),
        coal_use=str(stream.choice(["thermal", "met", "thermal_and_met"])),
        mining_method=str(stream.choice(["longwall"] * 5 + ["bord_and_pillar"])) if underground else "open_pit",
        capacity_t_year=_capacity(number, underground),
        opening_year=opening,
        closing_year=closing,
        adjacent_share=round(float(stream.uniform(0.1, 1.0)), 2) if underground else None,
    )


def _small_mine(number: int) -> Mine:
    """A mine of the small company: it works to the end of the tables, and is no deeper than small ones are."""
    least, most = SMALL_DEPTHS_M
    return replace(
        _mine(number, underground=True),
        company=SMALL_COMPANY,
        depth_m=5 * int(chance("small depth", number).integers(least // 5, most // 5, endpoint=True)),
        capacity_t_year=SMALL_CAPACITIES_T_YEAR[number],
        closing_year=None,
        vents_all=True,
    )


MINES = (
    *(_mine(number, underground=number % 3 != 0) for number in range(1, MINES_COUNT + 1)),
    *map(_small_mine, SMALL_CAPACITIES_T_YEAR),
)
