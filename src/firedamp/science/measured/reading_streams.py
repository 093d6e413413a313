"""What does a file say of streams? Read with every fault at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import available_timezones

from firedamp.science.errors import InputError, Problem, shown, unknown_input
from firedamp.science.gases import densities, gwp_set
from firedamp.science.measured.holding import STANDS_FOR, UNTIL_NEXT
from firedamp.science.measured.stream import (
    BASES,
    CONCENTRATION,
    DROPOUTS,
    FLOW,
    HOLDS_STEPS,
    HUMIDITY,
    INTAKE,
    KINDS,
    PRESSURE,
    ROLES,
    TEMPERATURE,
    VENTILATION,
    WET,
    Accuracy,
    Calibration,
    Source,
    Stream,
    quantity_for,
)
from firedamp.science.measured.words import words
from firedamp.science.telemetry.quality import rules

OF_STREAM = ("id", "name", "kind", "zone", "step_s", "stands_for", "longest_s", "dropouts", "area_m2", "flow_basis",
             "concentration_basis", *ROLES)  # fmt: skip
NUMBERS = ("value", "step_s", "longest_s", "low", "high", "resolution", "systematic", "systematic_percent", "random",
           "random_percent", "overdue_days")  # fmt: skip
OF_SOURCE = ("channel", "unit", "calibrations", *NUMBERS)
OF_CALIBRATION = ("day", "error_percent", "reference_percent")
OF_FILE = ("gwp_set", "density_kg_m3", "daily_output_t", "streams")
MOST_STREAMS, MOST_CALIBRATIONS, LONGEST_TEXT = 50, 200, 200
PARTS = ("systematic", "systematic_percent", "random", "random_percent")
LONGEST_STEP_S = 86_400.0
GREATEST = 1e100
LONGEST_SAID = 80
# A volume without its conditions is none; where they are stated, the gas is at them.
NEEDED = (FLOW, CONCENTRATION, TEMPERATURE, PRESSURE)


@dataclass(frozen=True)
class Said:
    """Streams of one mine, and what their sums are told by."""

    streams: tuple[Stream, ...]
    gwp_set: str = "RU"
    density_kg_m3: float = 0.668
    daily_output_t: float | None = None


def streams_of(record: Any) -> Said:
    """The streams of a file. Raises InputError with everything that is wrong in it."""
    problems: list[Problem] = []
    fields = _fields(record, OF_FILE, "", problems)
    said = fields.get("streams")
    if not isinstance(said, list) or not said:
        problems.append(Problem("streams", "missing" if said is None else "empty_list"))
        said = []
    if len(said) > MOST_STREAMS:
        raise InputError.one("streams", "too_many_items", len(said), maximum=MOST_STREAMS)
    streams = [_stream(each, f"streams[{place}].", problems) for place, each in enumerate(said)]
    problems += _twice([each.id for each in streams if each])
    chosen = fields.get("gwp_set", "RU")
    try:
        gwp_set(chosen)
    except InputError as error:
        problems += error.problems
    density = _number(fields, "density_kg_m3", "", problems, above=0.0, maximum=10.0)
    output = _number(fields, "daily_output_t", "", problems, above=0.0)
    if problems:
        raise InputError(problems)
    require_apart([each for each in streams if each])
    usual = densities()["20c"].ch4_kg_m3 if density is None else density
    return Said(tuple(each for each in streams if each), chosen, usual, output)


def require_apart(streams: Sequence[Stream]) -> None:
    """InputError where two of the streams that are summed take the same flow and concentration: it is one gas."""
    seen: dict[tuple[str, str], str] = {}
    problems = []
    for each in streams:
        flow, share = (each.sources[role].channel for role in (FLOW, CONCENTRATION))
        if flow is None or share is None:
            continue
        key = flow, share
        if key in seen:
            problems.append(Problem("streams", "streams_share_channels", each.name, {"other": seen[key]}))
        seen.setdefault(key, each.name)
    if problems:
        raise InputError(problems)


def stream_of(record: Any) -> Stream:
    """One stream. Raises InputError with everything that is wrong with it."""
    problems: list[Problem] = []
    found = _stream(record, "", problems)
    if problems or found is None:
        raise InputError(problems)
    return found


def _stream(record: Any, where: str, problems: list[Problem]) -> Stream | None:
    before = len(problems)
    fields = _fields(record, OF_STREAM, where, problems)
    name = _text(fields, "id", where, problems, needed=True)
    kind = _choice(fields, "kind", where, KINDS, VENTILATION, problems)
    step = _number(fields, "step_s", where, problems, above=0.0, maximum=LONGEST_STEP_S, needed=True)
    longest = _number(fields, "longest_s", where, problems, above=0.0, maximum=LONGEST_STEP_S)
    area = _number(fields, "area_m2", where, problems, above=0.0, maximum=10_000.0)
    bases = [_choice(fields, each, where, BASES, WET, problems) for each in ("flow_basis", "concentration_basis")]
    stands_for = _choice(fields, "stands_for", where, STANDS_FOR, UNTIL_NEXT, problems)
    zone = fields.get("zone", "UTC")
    if not isinstance(zone, str) or zone not in available_timezones():
        problems.append(Problem(f"{where}zone", "unknown_zone", _said(zone)))
    dropouts = _rules(fields.get("dropouts", list(DROPOUTS)), where, problems)
    needed = NEEDED + ((HUMIDITY,) if len(set(bases)) > 1 else ())
    problems += [Problem(f"{where}{role}", "missing", None, {"unit": ""}) for role in needed if role not in fields]
    if kind != VENTILATION and INTAKE in fields:
        problems.append(unknown_input(INTAKE, None, [each for each in OF_STREAM if each != INTAKE], f"{where}{INTAKE}"))
    usual = step or 1.0
    sources = {
        role: _source(fields[role], role, kind, area is not None, (usual, longest), f"{where}{role}.", problems)
        for role in ROLES
        if role in fields
    }
    problems += _shared(sources, where)
    if len(problems) == before and not any(sources[role].channel for role in (FLOW, CONCENTRATION)):
        problems.append(Problem(f"{where}{CONCENTRATION}.channel", "missing", None, {"unit": ""}))
    if len(problems) > before:
        return None
    said = _text(fields, "name", where, problems) or name
    return Stream(name, said, kind, zone, usual, stands_for, sources, dropouts, area, bases[0], bases[1])


def _source(
    record: Any, role: str, kind: str, velocity: bool, step: tuple[float, float | None], where: str,
    problems: list[Problem],
) -> Source:  # fmt: skip
    """A number alone is a constant in the canonical unit."""
    given = {"value": record} if isinstance(record, int | float) and not isinstance(record, bool) else record
    fields = _fields(given, OF_SOURCE, where, problems)
    quantity = quantity_for(role, kind, velocity)
    unit = quantity.unit
    if "unit" in fields:
        try:
            unit = quantity.unit_of(str(fields["unit"]))
        except InputError:
            allowed = ", ".join(quantity.units)
            problems.append(Problem(f"{where}unit", "unknown_unit", _said(fields["unit"]), {"unit": allowed}))
    channel = _text(fields, "channel", where, problems)
    numbers = {name: _number(fields, name, where, problems) for name in NUMBERS}
    if (channel is None) == (numbers["value"] is None):
        problems.append(Problem(f"{where}channel", "channel_or_value"))
    scale, offset = quantity.line_from(unit)
    value = None if numbers["value"] is None else numbers["value"] * scale + offset
    least, most = (None if end is None else quantity.in_unit(end, unit) for end in (quantity.minimum, quantity.maximum))
    problems += _impossible(numbers["value"], least, most, where, unit=unit)
    for name in (*PARTS, "overdue_days"):
        problems += _impossible(numbers[name], 0.0, None, where, name)
    for name in ("step_s", "longest_s", "resolution"):
        if numbers[name] is not None and not numbers[name] > 0:  # type: ignore[operator]
            problems.append(Problem(f"{where}{name}", "not_above_minimum", numbers[name], {"minimum": 0}))
    own_step = numbers["step_s"] or step[0]
    longest = numbers["longest_s"] or (step[1] if step[1] and not numbers["step_s"] else None)
    due = numbers["overdue_days"]
    return Source(
        role, quantity, unit, channel, value, own_step, longest or HOLDS_STEPS * own_step, numbers["low"],
        numbers["high"], numbers["resolution"], Accuracy(*(numbers[name] or 0.0 for name in PARTS)),
        _calibrations(fields.get("calibrations", []), where, problems), None if due is None else int(due),
    )  # fmt: skip


def _calibrations(said: Any, where: str, problems: list[Problem]) -> tuple[Calibration, ...]:
    if not isinstance(said, list):
        problems.append(Problem(f"{where}calibrations", "not_a_list", _said(said)))
        return ()
    if len(said) > MOST_CALIBRATIONS:
        problems.append(Problem(f"{where}calibrations", "too_many_items", len(said), {"maximum": MOST_CALIBRATIONS}))
        return ()
    found = []
    for place, each in enumerate(said):
        own = f"{where}calibrations[{place}]."
        fields = _fields(each, OF_CALIBRATION, own, problems)
        error = _number(fields, "error_percent", own, problems, needed=True)
        reference = _number(fields, "reference_percent", own, problems, minimum=0.0)
        day = _day(fields.get("day"), own, problems)
        if day is not None and error is not None:
            found.append(Calibration(day, error, reference or 0.0))
    return tuple(sorted(found, key=lambda each: each.day))


def _day(said: Any, where: str, problems: list[Problem]) -> date | None:
    if isinstance(said, date):
        return said
    try:
        return date.fromisoformat(said)
    except (TypeError, ValueError):
        fault = Problem(f"{where}day", "not_a_date", _said(said))
        problems.append(Problem(f"{where}day", "missing", None, {"unit": ""}) if said is None else fault)
        return None


def _said(value: Any) -> str:
    """What was given, as a message repeats it: a text as it stands."""
    return (value if isinstance(value, str) else shown(value))[:LONGEST_SAID]


def _fields(record: Any, known: Collection[str], where: str, problems: list[Problem]) -> Mapping[str, Any]:
    """The fields of a record that are there; null is the same as left out."""
    if not isinstance(record, Mapping):
        problems.append(
            Problem(where.rstrip(".") or "stream", "not_a_record", _said(record), {"fields": ", ".join(known)})
        )
        return {}
    unknown = [str(name)[:80] for name in record if name not in known]
    problems += [unknown_input(name, None, known, f"{where}{name}") for name in unknown]
    return {name: value for name, value in record.items() if name in known and value is not None}


def _number(
    fields: Mapping[str, Any], name: str, where: str, problems: list[Problem], *, above: float | None = None,
    minimum: float | None = None, maximum: float | None = None, needed: bool = False,
) -> float | None:  # fmt: skip
    value = fields.get(name)
    if value is None:
        if needed:
            problems.append(Problem(f"{where}{name}", "missing", None, {"unit": ""}))
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        problems.append(Problem(f"{where}{name}", "not_a_number", _said(value)))
        return None
    if not -GREATEST < value < GREATEST:  # a whole number of a thousand digits is none of these either
        problems.append(Problem(f"{where}{name}", "not_finite"))
        return None
    if above is not None and value <= above:
        problems.append(Problem(f"{where}{name}", "not_above_minimum", value, {"minimum": above}))
        return None
    problems += _impossible(float(value), minimum, maximum, where, name)
    return float(value)


def _impossible(
    value: float | None, minimum: float | None, maximum: float | None, where: str, name: str = "value",
    unit: str | None = None,
) -> Iterator[Problem]:  # fmt: skip
    """`unit`: that of all three, where they have one."""
    said = {} if unit is None else {"unit": unit}
    if value is not None and minimum is not None and value < minimum:
        yield Problem(f"{where}{name}", "below_minimum", value, {"minimum": minimum, **said})
    if value is not None and maximum is not None and value > maximum:
        yield Problem(f"{where}{name}", "above_maximum", value, {"maximum": maximum, **said})


def _text(fields: Mapping[str, Any], name: str, where: str, problems: list[Problem], *, needed: bool = False) -> Any:
    value = fields.get(name)
    if value is None or (isinstance(value, str) and not value.strip()):
        if needed:
            problems.append(Problem(f"{where}{name}", "missing", None, {"unit": ""}))
        return None
    if not isinstance(value, str) or len(value) > LONGEST_TEXT:
        problems.append(Problem(f"{where}{name}", "not_a_text", _said(value), {"maximum": LONGEST_TEXT}))
        return None
    return value.strip()


def _choice(
    fields: Mapping[str, Any], name: str, where: str, choices: Collection[str], usual: str, problems: list[Problem]
) -> str:
    value = fields.get(name, usual)
    if not isinstance(value, str) or value not in choices:
        given = _said(value)
        problems.append(Problem(f"{where}{name}", "not_a_choice", given, {"choices": ", ".join(choices)}))
        return usual
    return value


def _rules(said: Any, where: str, problems: list[Problem]) -> tuple[str, ...]:
    if not isinstance(said, list):
        problems.append(Problem(f"{where}dropouts", "not_a_list", _said(said)))
        return ()
    known = {"choices": ", ".join(rules())}
    problems += [
        Problem(f"{where}dropouts", "not_a_choice", _said(each), known)
        for each in said
        if not isinstance(each, str) or each not in rules()
    ]
    return tuple(each for each in said if isinstance(each, str))


def _shared(sources: Mapping[str, Source], where: str) -> Iterator[Problem]:
    """A channel serves one role: it cannot be the flow and the concentration."""
    seen: dict[str, str] = {}
    for role, source in sources.items():
        if source.channel is not None and source.channel in seen:
            other = dict(words()["roles"][seen[source.channel]]["title"])
            yield Problem(f"{where}{role}.channel", "channel_of_two_roles", source.channel, {"other": other})
        seen.setdefault(source.channel or "", role)


def _twice(ids: list[str]) -> Iterator[Problem]:
    for place, name in enumerate(ids):
        if name in ids[:place]:
            yield Problem(f"streams[{place}].id", "key_taken", name)
