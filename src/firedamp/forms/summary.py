"""The answer to a question about a portfolio of projects as a PDF of two pages, to hand on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from firedamp.forms.content import (
    Bar,
    Block,
    Chart,
    Column,
    Content,
    Curve,
    Pair,
    Paragraph,
    Section,
    Step,
    Table,
    Value,
)
from firedamp.forms.document import clean, with_indices
from firedamp.forms.pdf import page_count, pdf_bytes
from firedamp.forms.words import Words, words_of
from firedamp.messages import number_text

FORM = "portfolio_summary"
MOST_NAMED = 6  # of a list within a sentence
PAGES = 2
ROWS = range(9, 2, -1)  # of what is chosen and of the legend, as many as the pages hold
MOST_STEPS = 60  # of the curve
LEFT_FOR_CHOSEN = 5  # of the rows: the others may be what speaks against single projects
MONEY_DIGITS = 4
WHOLE_FROM = 100  # larger numbers are shown without decimals
EXAMPLE_UNIT = "example unit"  # the currency of the synthetic example, which is no money


@dataclass(frozen=True)
class Summary:
    """`told`: the answer as the API gives it; `question`: threshold, target or budget, and its `value`; `address`: of
    the page that shows the same; `drawn`: when."""

    told: Mapping[str, Any]
    question: str
    value: float
    company: str
    address: str
    drawn: datetime


def summary_pdf(summary: Summary, language: str) -> bytes:
    """The same answer, language and time of drawing give the same bytes. What two pages do not hold of the chosen and
    of the curve is counted; all of it stands on the page that the summary leads to."""
    for rows in ROWS:
        found = pdf_bytes(_Form(summary, language, rows).content())
        if page_count(found) <= PAGES:
            break
    return found


def _shown(curve: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The steps that are drawn, in their order: all that are chosen, and the cheapest of the others."""
    others = [each for each in curve if not each["chosen"]]
    room = max(0, MOST_STEPS - (len(curve) - len(others)))
    kept = {each["id"] for each in others[:room]}
    return [each for each in curve if each["chosen"] or each["id"] in kept]


class _Form:
    def __init__(self, summary: Summary, language: str, most_rows: int) -> None:
        self.summary, self.told, self.language, self.most_rows = summary, summary.told, language, most_rows
        self.whole: Words = words_of(language)
        self.words: Words = self.whole["portfolio_summary"]
        self.rows = {row["record"]["id"]: row for row in self.told["projects"]}
        currency = clean(self.told["currency"] or "")
        self.money = str(self.words["example_unit"]) if currency == EXAMPLE_UNIT else currency

    def content(self) -> Content:
        drawn = self.summary.drawn.astimezone(UTC).replace(microsecond=0)
        text = json.dumps(self.told, ensure_ascii=False, sort_keys=True, default=str)
        return Content(
            form=FORM,
            language=self.language,
            title=self.words["title"],
            subtitle=self.answer(),
            organisation=self.words["as_of"].format(day=f"{drawn:%Y-%m-%d}"),
            year=drawn.year,
            hash=hashlib.sha256(text.encode()).hexdigest(),
            address=self.summary.address,
            issued=drawn.isoformat(),
            banner=self.whole["synthetic"] if self.told["synthetic"] else "",
            particulars=[pair for pair in self.particulars() if pair.value is not None],
            sections=[self.chosen(), self.curve(), self.uncertainty(), self.said()],
        )

    def number(self, value: float | None, digits: int | None = None) -> str:
        if value is None:
            return "—"
        rounded = float(f"{value:.{digits}g}") if digits else value
        return number_text(rounded, self.language, 0 if abs(value) >= WHOLE_FROM else None)

    def named(self, name: str) -> str:
        """A name that stands in both languages ("Company / Компания") in this one."""
        english, mark, russian = clean(name).partition(" / ")
        return (russian if self.language == "ru" else english) if mark else english

    def answer(self) -> str:
        told, words = self.told, self.words
        if told["status"] == "infeasible":
            return str(words["infeasible"].format(value=self.number(told["largest_reduction_t_per_year"])))
        count = len(told["chosen"])
        counted = words["one"] if count == 1 else words["many"].format(count=count)
        return str(words[self.summary.question].format(
            count=counted, company=self.named(self.summary.company) or words["all"],
            value=self.number(self.summary.value), currency=self.money,
        ))  # fmt: skip

    def ranged(self, name: str) -> str | float | None:
        """A sum with its range, where there is one."""
        value, drawn = self.told[name], self.told["uncertainty"]
        if value is None or not drawn:
            return value if value is None else self.number(value, MONEY_DIGITS)
        ends = {end: self.number(drawn[name][end], MONEY_DIGITS) for end in ("low", "high")}
        return str(self.words["range"].format(middle=self.number(value, MONEY_DIGITS), **ends))

    def particulars(self) -> Sequence[Pair]:
        told, words = self.told, self.words
        tonnes = words["t_per_year"]
        before, reduction = told["emission_co2e_t"], told["reduction_t_per_year"]
        after = before - reduction if before is not None and reduction is not None else None
        value = words["terms_value"].format(
            gwp_set=told["gwp_set"], currency=self.money or "—", price_year=told["price_year"] or "—"
        )
        return [
            Pair("before", words["before"], before, tonnes, 0),
            Pair("needed", words["needed"], told["needed_reduction_t_per_year"], tonnes, 0),
            Pair("reduction", words["reduction"], self.ranged("reduction_t_per_year"), tonnes),
            Pair("after", words["after"], after, tonnes, 0),
            Pair("largest", words["largest"], told["largest_reduction_t_per_year"], tonnes, 0),
            Pair("capex", words["capex"], self.rounded_money("capex"), self.money),
            Pair("cost", words["cost"], self.ranged("cost"), self.money),
            Pair("terms", words["terms"], value),
        ]

    def rounded_money(self, name: str) -> str | None:
        value = self.told[name]
        return None if value is None else self.number(value, MONEY_DIGITS)

    def chosen(self) -> Section:
        words, names = self.words, self.told["chosen"]
        tonnes = words["t_per_year"]
        columns = [
            self.column("id", share=1.5), self.column("mine", share=1.5), self.column("technology", share=1.6),
            self.column("units", kind="number", share=0.8),
            self.column("reduction_t_per_year", tonnes, "number", 0),
            *(self.column(name, self.money, "number") for name in ("capex", "cost")),
            self.column("cost_per_t", self.money, "number"),
        ]  # fmt: skip
        rows = [self.row(name) for name in names[: self.most_rows]]
        sums: dict[str, Value] = {
            "id": self.whole["total"],
            "reduction_t_per_year": self.told["reduction_t_per_year"],
            "capex": self.number(self.told["capex"], MONEY_DIGITS),
            "cost": self.number(self.told["cost"], MONEY_DIGITS),
        }
        left = len(names) - self.most_rows
        note = words["more"].format(count=left) if left > 0 else ""
        table = Table("chosen", "", columns, [*rows, sums], note, frozenset({len(rows)}))
        blocks: list[Block] = [table] if rows else []
        return Section("chosen", words["chosen"], [*blocks, *self.emission()])

    def emission(self) -> Sequence[Chart]:
        """The company's year before and after, and the threshold between them."""
        told, words = self.told, self.words
        before, reduction = told["emission_co2e_t"], told["reduction_t_per_year"]
        if before is None or reduction is None:
            return []
        drawn = (told["uncertainty"] or {}).get("reduction_t_per_year")
        ends = {"low": max(0.0, before - drawn["high"]), "high": before - drawn["low"]} if drawn else {}
        bars = [
            Bar(words["before"], before),
            Bar(words["after"], before - reduction, **ends),
            Bar(words["limit"], self.summary.value),
        ]
        return [Chart("emission", words["emission"], words["t_per_year"], bars, words["whiskers"] if ends else "")]

    def column(self, name: str, unit: str = "", kind: Any = "text", decimals: int | None = None,
               share: float = 1.0) -> Column:  # fmt: skip
        return Column(name, self.words["columns"][name], unit, kind, decimals, share)

    def row(self, name: str) -> dict[str, Value]:
        row = self.rows[name]
        result, mine = row["result"], row["mine"]
        technology = row["record"]["technology"]
        told = {
            "id": clean(row["name"]),
            "mine": clean(mine["name"][self.language] if mine else row["record"]["mine"]),
            "technology": clean(self.told["technologies"].get(technology, technology)
                                if isinstance(technology, str) else technology.get(f"name_{self.language}") or "—"),
            "units": result["units"],
            "reduction_t_per_year": result["reduction_t_per_year"],
        }  # fmt: skip
        return {**told, **{each: self.number(result[each], MONEY_DIGITS) for each in ("capex", "cost", "cost_per_t")}}

    def curve(self) -> Section:
        words, found = self.words, self.told["curve"]
        steps = [
            Step(clean(self.rows[each["id"]]["name"]), max(each["reduction_t_per_year"], 0.0), each["cost_per_t"],
                 each["chosen"])
            for each in _shown(found)
        ]  # fmt: skip
        title = words["curve_title"].format(currency=self.money or "—")
        note = words["curve_note"].format(shown=len(steps), count=len(found))
        drawn = Curve("curve", title, steps, words["curve_strong"], words["curve_other"], note)
        return Section("curve", words["curve"], [drawn, self.legend()] if steps else [])

    def legend(self) -> Table:
        """Who the numbers of the curve are, as many as the page holds."""
        names = ("number", "id", "mine", "technology", "reduction_t_per_year", "cost_per_t", "chosen")
        shares = {"number": 0.4, "id": 1.5, "mine": 1.5, "technology": 2.0, "chosen": 0.7}
        units = {"reduction_t_per_year": self.words["t_per_year"], "cost_per_t": self.money}
        columns = [
            self.column(name, units.get(name, ""), "number" if name in units else "text", share=shares.get(name, 1.0))
            for name in names
        ]
        rows = [
            {**self.row(each["id"]), "number": str(place),
             "reduction_t_per_year": self.number(each["reduction_t_per_year"], MONEY_DIGITS),
             "chosen": self.whole["yes"] if each["chosen"] else ""}
            for place, each in enumerate(_shown(self.told["curve"])[: self.most_rows], 1)
        ]  # fmt: skip
        left = len(self.told["curve"]) - self.most_rows
        return Table("legend", "", columns, rows, self.words["more"].format(count=left) if left > 0 else "")

    def uncertainty(self) -> Section:
        words, drawn = self.words, self.told["uncertainty"]
        if not drawn:
            return Section("uncertainty", words["uncertainty"], [Paragraph(words["no_spreads"])])
        columns = [
            self.column("figure", share=2.2),
            *(self.column(name, kind="number") for name in ("low", "median", "high")),
        ]
        units = {"cost": self.money, "npv": self.money, "reduction_t_per_year": words["t_per_year"]}
        labels = {"cost": words["cost"], "npv": words["npv"], "reduction_t_per_year": words["reduction"]}
        rows = [
            {"figure": f"{labels[name]}, {unit}",
             **{end: self.number(drawn[name][end], MONEY_DIGITS) for end in ("low", "median", "high")}}
            for name, unit in units.items()
        ]  # fmt: skip
        spreads = ", ".join(f"{words['spread'][name]} ±{self.number(value)} %"
                            for name, value in drawn["spreads_percent"].items())  # fmt: skip
        told = words["spreads"].format(draws=self.number(drawn["draws"]), seed=drawn["seed"], spreads=spreads)
        pays = words["pays"].format(value=self.number(round(100 * drawn["probability_npv_positive"], 1)))
        table, chances = Table("ranges", "", columns, rows), f"{pays} {self.reached()}".strip()
        return Section("uncertainty", words["uncertainty"], [table, Paragraph(told), Paragraph(chances)])

    def reached(self) -> str:
        """The chance that what is needed is reached; "" where nothing is needed."""
        chance = self.told["uncertainty"]["probability_reached"]
        if chance is None:
            return ""
        return str(self.words["reached"].format(value=self.number(round(100 * chance, 1))))

    def said(self) -> Section:
        words = self.words
        texts = [clean(each["message"]) for each in self.told["warnings"]]
        cautions = [
            f"{clean(self.rows[each['id']]['name'])}: {clean(fault['message'])}"
            for each in self.told["cautions"]
            for fault in each["warnings"]
        ]
        most = max(0, self.most_rows - LEFT_FOR_CHOSEN)
        texts += cautions[:most]
        texts += [words["more_cautions"].format(count=len(cautions) - most)] if len(cautions) > most else []
        excluded = [clean(self.rows[each["id"]]["name"]) for each in self.told["excluded"]]
        unsure = [clean(each["reason"][self.language]) for each in self.told["to_confirm"]]
        texts += [words["excluded"].format(names=self.listed(excluded))] if excluded else []
        texts += [words["confirm"].format(names=self.listed(unsure, len(unsure)))] if unsure else []
        if attribution := self.told["attribution"]:
            texts.append(clean(attribution[self.language]))
        return Section("said", words["said"], [Paragraph(with_indices(text)) for text in texts])

    def listed(self, names: Sequence[str], most: int = MOST_NAMED) -> str:
        left = len(names) - most
        return ", ".join([*names[:most], *([self.words["more"].format(count=left)] if left > 0 else [])])
