"""What is a stream whose methane is measured: which channels, of which accuracy, in which zone?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import astuple, dataclass
from datetime import date
from zoneinfo import ZoneInfo

from firedamp.science.telemetry.channels import Channel
from firedamp.science.telemetry.quantities import Quantity, quantity_of

KINDS = (VENTILATION, DRAINAGE, GAS_SUCTION) = ("ventilation", "drainage", "gas_suction")
ROLES = (FLOW, CONCENTRATION, TEMPERATURE, PRESSURE, HUMIDITY, INTAKE) = (
    "flow", "concentration", "temperature", "pressure", "humidity", "intake",
)  # fmt: skip
BASES = (WET, DRY) = ("wet", "dry")
VELOCITY = "air_velocity"
MOST_FLOW, MOST_VELOCITY = 1e6, 100.0  # m³/min, m/s: no mine breathes more
QUANTITIES: Mapping[str, str] = {
    CONCENTRATION: "methane_concentration", TEMPERATURE: "temperature", PRESSURE: "atmospheric_pressure",
    HUMIDITY: "humidity", INTAKE: "methane_concentration",
}  # fmt: skip
FLOWS: Mapping[str, str] = {VENTILATION: "airflow", DRAINAGE: "mixture_flow", GAS_SUCTION: "mixture_flow"}
HOLDS_STEPS = 2  # how many steps a reading stands for at most, where nothing else is said
DROPOUTS = ("range", "stuck", "calibration")  # rules whose marks make a reading a dropout, unless others are named


@dataclass(frozen=True)
class Accuracy:
    """Half of the 95 % range of a reading, in its channel's unit and in percent of the reading.

    The systematic part is the same error in every reading; the random one is another in each.
    """

    systematic: float = 0.0
    systematic_percent: float = 0.0
    random: float = 0.0
    random_percent: float = 0.0


@dataclass(frozen=True)
class Calibration:
    """A check (поверка, калибровка) of the day: by how many percent the instrument read too much, and how uncertain
    the reference was, at 95 %."""

    day: date
    error_percent: float
    reference_percent: float = 0.0


@dataclass(frozen=True)
class Source:
    """Where the numbers of a role come from: a channel, or one constant `value` in the canonical unit.

    A reading stands for at most `longest_s`. Numbers of a channel are in its own `unit`.
    """

    role: str
    quantity: Quantity
    unit: str
    channel: str | None = None
    value: float | None = None
    step_s: float = 0.0
    longest_s: float = 0.0
    low: float | None = None
    high: float | None = None
    resolution: float | None = None
    accuracy: Accuracy = Accuracy()
    calibrations: tuple[Calibration, ...] = ()
    overdue_days: int | None = None

    @property
    def as_channel(self) -> Channel:
        """As the rules of quality see it. A flow that runs backwards is out of range: nothing is emitted then."""
        low, high = self.low, self.high
        if self.role == FLOW:
            most = self.most_possible
            assert most is not None
            low, high = 0.0 if low is None else low, most if high is None else min(high, most)
        return Channel(self.role, self.quantity, self.unit, range_low=low, range_high=high, resolution=self.resolution)

    @property
    def most_possible(self) -> float | None:
        """Beyond which no reading lies, in the channel's unit."""
        most = self.quantity.maximum
        if self.role == FLOW:
            most = MOST_VELOCITY if self.quantity.id == VELOCITY else MOST_FLOW
        return None if most is None else self.quantity.in_unit(most, self.unit)


@dataclass(frozen=True)
class Stream:
    """A ventilation shaft, a drainage station or a gas-suction unit (поток). Made by `stream_of`, which checks."""

    id: str
    name: str
    kind: str
    zone: str
    step_s: float
    stands_for: str
    sources: Mapping[str, Source]
    dropouts: tuple[str, ...] = DROPOUTS
    area_m2: float | None = None
    flow_basis: str = WET
    concentration_basis: str = WET

    @property
    def clock(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    @property
    def measured(self) -> tuple[Source, ...]:
        """The roles that have a channel, in the order of `ROLES`: the columns of the readings."""
        return tuple(self.sources[role] for role in ROLES if role in self.sources and self.sources[role].channel)

    @property
    def stated(self) -> bool:
        """Whether anything is said of how its numbers err: without it there is no range to tell."""
        return any(each.calibrations or any(astuple(each.accuracy)) for each in self.sources.values())

    @property
    def moist(self) -> bool:
        """Whether the water in the gas matters: flow and concentration are not on the same basis."""
        return self.flow_basis != self.concentration_basis

    @property
    def per_unit_of_flow(self) -> float:
        """m³/min of a unit of the flow's canonical unit: an air velocity passes through the area."""
        return 60 * (self.area_m2 or 0) if self.sources[FLOW].quantity.id == VELOCITY else 1.0


def quantity_for(role: str, kind: str, velocity: bool) -> Quantity:
    """What a channel of the role measures."""
    if role == FLOW:
        return quantity_of(VELOCITY if velocity else FLOWS[kind])
    return quantity_of(QUANTITIES[role])
