"""Which numbers are the organisation's word alone? Factors, uncertainties and outputs beside published ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from firedamp.science.errors import Problem
from firedamp.science.factors import FactorLibrary, Text
from firedamp.science.methods.own_factors import own_factors
from firedamp.science.methods.spreads import LOGNORMAL, NORMAL, own_spreads, size_text
from firedamp.science.methods.trace import canonical
from firedamp.science.reporting.amounts import Evaluated, output_t
from firedamp.science.reporting.asked import asked
from firedamp.science.reporting.organisation_year import OrganisationYear
from firedamp.science.reporting.periods import MINUTES_PER_DAY, days_of_year, minutes_covered, partial, together
from firedamp.science.units import displayed

FACTOR, UNCERTAINTY, OUTPUT = "factor_of_own", "uncertainty_of_own", "output_unlike_reference"
LANGUAGES = ("en", "ru")
COAL = "coal_output"
DAILY, DAILY_UNLIKE = "daily_output", "daily_output_unlike"
EMISSION = "emission_unlike_tier1"
TIER1 = ("underground", "surface")  # kinds of sites whose mining has a Tier 1 factor
DENSITY, KG_PER_T = "density.ch4.20c_ipcc", 1000
ORDER = 10.0
KNOWN = "number_unlike_reference"
TIMES = 2.0  # numbers of one mine in other years are seldom further apart
LIKE = 0.1  # relative: as near as outputs of two sources usually are


def of_factors(year: OrganisationYear, found: Sequence[Evaluated], factors: FactorLibrary) -> Iterator[Problem]:
    """A number of one's own where a published factor is: who found it, by which measurements?"""
    for each in found:
        for name in own_factors(each.evaluation, factors):
            item = each.evaluation.sheet.inputs[name]
            yield asked(
                year, f"factor|{each.entry.id}|{name}", FACTOR, (each,),
                factor=dict(item.label), own=canonical(each.number(name)), unit=displayed(item.unit), symbol=name,
            )  # fmt: skip


def of_uncertainties(year: OrganisationYear, found: Sequence[Evaluated]) -> Iterator[Problem]:
    """Uncertainties of one's own, of a calculation at once: a wide one hides any change, a narrow one any doubt."""
    for each in found:
        if own := own_spreads(each.evaluation, each.entry.uncertainty):
            sizes = {name: dict(each.entry.uncertainty[name]) for name in own}
            told = {lang: _told(each, sizes, lang) for lang in LANGUAGES}
            yield asked(year, f"uncertainty|{each.entry.id}", UNCERTAINTY, (each,), told=told, sizes=sizes, symbols=own)


def _told(each: Evaluated, sizes: Mapping[str, Mapping[str, float]], lang: str) -> str:
    """Each uncertain number with its size: "Air flow: ±5 %; mining factor: a factor of 2"."""
    labels = each.evaluation.sheet.descriptions
    kinds = {"percent": NORMAL, "factor": LOGNORMAL}
    return "; ".join(
        f"{labels[name][0][lang]}: {size_text(kinds[kind], size, lang)}"
        for name, given in sizes.items()
        for kind, size in given.items()
    )


def of_outputs(year: OrganisationYear, found: Sequence[Evaluated]) -> Iterator[Problem]:
    """The coal output of a site's calculations, where it is far from what the reference table knows of the year."""
    for site in year.sites:
        known = site.output_t
        on_coal = [each for each in found if each.entry.mine_id == site.mine_id and COAL in each.evaluation.values]
        unlike = [each for each in on_coal if known is not None and _unlike(each.number(COAL), known)]
        if unlike:
            figures = {"own_t": canonical(unlike[0].number(COAL)), "known_t": canonical(known)}
            yield asked(year, f"output|{site.mine_id}", OUTPUT, unlike, symbol=COAL, **figures)


def of_daily_outputs(year: OrganisationYear, found: Sequence[Evaluated]) -> Iterator[Problem]:
    """A daily coal output that, over the year, is far from the site's output: that of its other calculations, else of
    the reference table. Balances of parts of the year are averaged by their days."""
    for site in year.sites:
        output = output_t(site, found)
        daily = [each for each in found if each.entry.mine_id == site.mine_id and DAILY in each.evaluation.given]
        if not daily or not output:
            continue
        minutes = [minutes_covered(each) or MINUTES_PER_DAY for each in daily]
        mean = sum(each.number(DAILY) * part for each, part in zip(daily, minutes, strict=True)) / sum(minutes)
        of_year = mean * days_of_year(year.year)
        if _unlike(of_year, output):
            figures = {"daily_t": canonical(mean), "own_t": float(f"{of_year:.4g}"), "known_t": canonical(output)}
            yield asked(year, f"daily|{site.mine_id}", DAILY_UNLIKE, daily, symbol=DAILY, **figures)


def of_known(year: OrganisationYear, found: Sequence[Evaluated]) -> Iterator[Problem]:
    """Numbers that are less than half, or more than twice, what the reference tables know of the mine."""
    for each in found:
        site = year.site(each.entry.mine_id)
        for name, known in site.known.items():
            item = each.evaluation.sheet.inputs.get(name)
            compared_already = name == COAL and site.output_t is not None
            if item is None or name not in each.evaluation.given or compared_already:
                continue
            own = each.number(name)
            if not known["value"] / TIMES <= own <= known["value"] * TIMES:
                yield asked(
                    year, f"known|{each.entry.id}|{name}", KNOWN, (each,),
                    factor=dict(item.label), own=canonical(own), known=canonical(known["value"]),
                    unit=displayed(item.unit), of_year=_of_year(known["year"]), symbol=name,
                )  # fmt: skip


def of_emissions(year: OrganisationYear, found: Sequence[Evaluated], factors: FactorLibrary) -> Iterator[Problem]:
    """Methane of mining per tonne of coal that is a tenth of the least Tier 1 factor, or ten times the greatest.

    Whatever it is calculated or measured from: a decimal point in the wrong place is seen here (2006 IPCC Guidelines,
    vol. 2, ch. 4: 10 to 25 m³/t underground, 0.3 to 2 m³/t at the surface).
    """
    short = list(partial(year, found))
    for site in year.sites:
        kind = site.kind
        coal = output_t(site, found) or site.known.get(COAL, {}).get("value")
        of_site = [each for each in found if each.entry.mine_id == site.mine_id]
        mining = [(each, amount) for each in of_site for amount in each.amounts if amount.category == f"{kind}_mining"]
        if kind not in TIER1 or not coal or not mining:
            continue
        # What was measured for a part of the year is held beside the coal of that part.
        parts = [together(year, group) for group in short if group[0].entry.mine_id == site.mine_id]
        coal *= min(sum(parts), 1.0) if parts else 1.0
        low, high = (factors[f"ipcc2006.{kind}.mining.{end}"].value for end in ("low", "high"))
        own = sum(amount.ch4_t for _, amount in mining) / factors[DENSITY].value * KG_PER_T / coal
        if not low / ORDER <= own <= high * ORDER:
            yield asked(
                year, f"emission|{site.mine_id}", EMISSION, [each for each, _ in mining],
                own_m3_t=float(f"{own:.3g}"), low_m3_t=low, high_m3_t=high,
            )  # fmt: skip


def _of_year(year: int | None) -> Text:
    return {"en": f" of {year}", "ru": f" за {year} год"} if year else {"en": "", "ru": ""}


def _unlike(own: float, known: float) -> bool:
    return abs(own - known) > LIKE * known
