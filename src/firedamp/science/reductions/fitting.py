"""Which technologies fit a stream, and for each that does not, why?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from firedamp.science.errors import InputError, Problem
from firedamp.science.limits import Limit
from firedamp.science.reductions.constants import Basis
from firedamp.science.reductions.engines import load_of, too_little, units_for
from firedamp.science.reductions.safety import HAIR, PERCENT, mixing_faults, stream_faults
from firedamp.science.reductions.streams import DRAINAGE, VENTILATION
from firedamp.science.reductions.technologies import Technology, technologies


@dataclass(frozen=True)
class Fit:
    """A technology beside a stream: the reasons against it (none: it fits) and the whole units that it would take."""

    technology: Technology
    reasons: tuple[Problem, ...]
    units: int | None

    @property
    def fits(self) -> bool:
        return not self.reasons


def fits(
    kind: str,
    flow_m3_min: float,
    ch4_percent: float,
    *,
    year: int,
    limit: Limit,
    basis: Basis,
    known: Iterable[Technology] | None = None,
) -> list[Fit]:
    """Every technology of the catalogue (or of `known`) beside a stream, in the catalogue's order.

    Raises InputError where the stream is none: an unknown kind, a flow that is not above nought, more than 100 %.
    """
    _require_stream(kind, flow_m3_min, ch4_percent)
    unsafe = tuple(stream_faults(kind, ch4_percent, year, limit))
    found = []
    for each in technologies().values() if known is None else known:
        reasons = (*_of_use(unsafe, each), *against(each, kind, flow_m3_min, ch4_percent, basis))
        units = None
        if not reasons and each.unit_size:
            units = units_for(float(load_of(each, flow_m3_min, ch4_percent, basis)), each.unit_size)
        found.append(Fit(each, reasons, units))
    return found


def _of_use(faults: Iterable[Problem], technology: Technology) -> Iterator[Problem]:
    """What of a stream's faults speaks against a technology: below the permitted concentration gas is not utilised,
    but wells and pumps draw it all the same."""
    yield from (each for each in faults if technology.destroys or each.rule != "below_permitted")


def against(
    technology: Technology, kind: str, flow_m3_min: float, ch4_percent: float, basis: Basis
) -> Iterator[Problem]:
    """What speaks against a technology on a stream, its safety apart."""
    if technology.stream != kind:
        yield Problem("technology", "of_another_stream", technology.id, {"stream": technology.stream, "given": kind})
        return
    if technology.ch4_min_percent is not None and ch4_percent < technology.ch4_min_percent - HAIR:
        yield Problem("ch4_percent", "below_technology", ch4_percent,
                      {"minimum": technology.ch4_min_percent, "unit": PERCENT})  # fmt: skip
    if technology.ch4_max_percent is not None and ch4_percent > technology.ch4_max_percent + HAIR:
        yield Problem("ch4_percent", "above_technology", ch4_percent,
                      {"maximum": technology.ch4_max_percent, "unit": PERCENT})  # fmt: skip
    if technology.flow_min_m3_min is not None and flow_m3_min < technology.flow_min_m3_min:
        yield Problem("flow_m3_min", "below_technology", flow_m3_min,
                      {"minimum": technology.flow_min_m3_min, "unit": "m3/min"})  # fmt: skip
    if technology.flow_max_m3_min is not None and flow_m3_min > technology.flow_max_m3_min:
        yield Problem("flow_m3_min", "above_technology", flow_m3_min,
                      {"maximum": technology.flow_max_m3_min, "unit": "m3/min"})  # fmt: skip
    if technology.unit_size:
        load = load_of(technology, flow_m3_min, ch4_percent, basis)
        if bool(too_little(technology, load, basis)):
            yield Problem("units", "part_load_too_low", 100 * float(load) / technology.unit_size,
                          {"minimum": 100 * basis.part_load_minimum})  # fmt: skip


def misled(technology: Technology, kind: str, ch4_percent: float) -> Iterator[Problem]:
    """Of a technology on a stream of the other kind: the mixture would be brought to what it takes."""
    wanted = technology.ch4_max_percent if technology.stream == VENTILATION else technology.ch4_min_percent
    if wanted is not None and technology.stream != kind:
        yield from mixing_faults(ch4_percent, wanted)


def _require_stream(kind: str, flow_m3_min: float, ch4_percent: float) -> None:
    if kind not in (DRAINAGE, VENTILATION):
        raise InputError.one("kind", "not_a_choice", kind, choices=[DRAINAGE, VENTILATION])
    if not flow_m3_min > 0:
        raise InputError.one("flow_m3_min", "not_above_minimum", flow_m3_min, minimum=0, unit="m3/min")
    if not 0 <= ch4_percent <= 100:
        rule, bound = ("below_minimum", {"minimum": 0}) if not ch4_percent >= 0 else ("above_maximum", {"maximum": 100})
        raise InputError.one("ch4_percent", rule, ch4_percent, unit=PERCENT, **bound)
