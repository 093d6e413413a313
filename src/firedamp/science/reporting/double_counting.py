"""Is anything counted twice? The same category by two calculations, a stream given again, burnt gas not taken off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from firedamp.science.errors import Problem
from firedamp.science.methods.trace import canonical
from firedamp.science.reporting.amounts import Evaluated
from firedamp.science.reporting.categories import categories
from firedamp.science.reporting.organisation_year import OrganisationYear, Site
from firedamp.science.reporting.periods import (
    MINUTES_PER_DAY,
    days_of_year,
    longer_than_the_year,
    minutes_covered,
    parts_of_year,
)
from firedamp.science.reporting.streams import same_question

SLACK = 1e-6  # relative, of volumes that are compared


def counted_twice(year: OrganisationYear, found: Sequence[Evaluated]) -> list[Problem]:
    """What is counted twice or does not fit its site, site by site. The field of a problem is the site's id."""
    problems: list[Problem] = []
    for site in year.sites:
        of_site = [each for each in found if each.entry.mine_id == site.mine_id]
        problems += _unfit(site, of_site)
        problems += _covered_twice(year, site, of_site)
        problems += _given_again(site, of_site)
        problems += _burnt_not_taken_off(site, of_site)
        problems += _of_several_outputs(site, of_site)
        problems += _longer_than_the_year(year, site, of_site)
    return problems + list(_given_at_two_sites(year, found))


def _unfit(site: Site, found: Sequence[Evaluated]) -> Iterator[Problem]:
    """A calculation for another kind of mine, or that says so. A mine that closed within the year may have both."""
    fitting = {site.kind, site.mine_type}
    for each in found:
        if not each.coverage.kinds & fitting:
            yield _problem(site, "unfit_for_site", each, kind=site.kind)
        name = each.coverage.kind_input
        if name and (said := each.entry.inputs.get(name)) not in fitting:
            labels = {choice.value: dict(choice.label) for choice in each.evaluation.sheet.inputs[name].choices}
            kinds = {"given": labels[str(said)], "kind": labels[site.mine_type]}
            yield _problem(site, "kind_contradicts", each, **kinds)


def _covered_twice(year: OrganisationYear, site: Site, found: Sequence[Evaluated]) -> Iterator[Problem]:
    """Two calculations of one category, of which at least one stands for all of it, and not for a part of the year."""
    parts = [{each.entry.id for each in group} for group in parts_of_year(year, found)]
    for left, right in combinations(found, 2):
        both = left.covered & right.covered
        apart = any({left.entry.id, right.entry.id} <= group for group in parts)
        if both and not apart and (left.coverage.whole or right.coverage.whole):
            names = [categories().all[category] for category in sorted(both)]
            said = {lang: "; ".join(f"{each.code} {each.name[lang]}" for each in names) for lang in ("en", "ru")}
            yield _problem(site, "covered_twice", left, right, category=said)


def _given_again(site: Site, found: Sequence[Evaluated]) -> Iterator[Problem]:
    for left, right in combinations(found, 2):
        if same_question(left, right) and not left.coverage.whole:
            yield _problem(site, "given_again", left, right)


def _given_at_two_sites(year: OrganisationYear, found: Sequence[Evaluated]) -> Iterator[Problem]:
    """The same measurement at two mines: streams and balances are never alike to the last figure."""
    for left, right in combinations(found, 2):
        if same_question(left, right) and left.coverage.measured and left.entry.mine_id != right.entry.mine_id:
            other = year.site(right.entry.mine_id)
            yield _problem(year.site(left.entry.mine_id), "given_at_two_sites", left, right, other=dict(other.name))


def _of_several_outputs(site: Site, found: Sequence[Evaluated]) -> Iterator[Problem]:
    """A mine has one coal output in a year, whatever is calculated from it."""
    on_coal = [each for each in found if "coal_output" in each.evaluation.values]
    outputs = [each.number("coal_output") for each in on_coal]
    if on_coal and max(outputs) > min(outputs) * (1 + SLACK):
        numbers = {"least_t": canonical(min(outputs)), "greatest_t": canonical(max(outputs))}
        yield _problem(site, "outputs_differ", *on_coal, **numbers)


def _longer_than_the_year(year: OrganisationYear, site: Site, found: Sequence[Evaluated]) -> Iterator[Problem]:
    """Measurements of more than a year are in part another year's."""
    for each in longer_than_the_year(year, found):
        days = canonical((minutes_covered(each) or 0.0) / MINUTES_PER_DAY)
        yield _problem(site, "exceeds_year", each, days=days, days_of_year=days_of_year(year.year))


def _burnt_not_taken_off(site: Site, found: Sequence[Evaluated]) -> Iterator[Problem]:
    """Gas that a flare or an engine burns, calculated on its own, is no longer in what the mine's balance emits.

    So the balance must have taken it off as utilised: methane burnt ≤ methane utilised, both m³ at 20 °C. Balances of
    parts of the year have taken it off together.
    """
    burning = [each for each in found if each.coverage.burns]
    balances = [each for each in found if each.coverage.whole and "mining" in each.coverage.sources]
    burnt = sum(_burnt_m3(each) for each in burning)
    taken_off = sum(balance.number("methane_utilised") for balance in balances)
    if balances and burnt > taken_off * (1 + SLACK):
        numbers = {"burnt_m3": canonical(burnt), "taken_off_m3": canonical(taken_off)}
        yield _problem(site, "burnt_not_taken_off", *balances, *burning, **numbers)


def _burnt_m3(each: Evaluated) -> float:
    """Pure methane of a gas stream, m³: its volume is in thousand m³, its methane in percent."""
    return each.number("gas_volume") * 1000 * each.number("ch4_percent") / 100


def _problem(site: Site, rule: str, *of: Evaluated, **params: object) -> Problem:
    titles = [each.evaluation.sheet.title for each in of]
    methods = {lang: "; ".join(title[lang] for title in titles) for lang in ("en", "ru")}
    entries = [each.entry.id for each in of]
    return Problem(
        site.mine_id, rule, None, {"site": dict(site.name), "methods": methods, "entries": entries, **params}
    )
