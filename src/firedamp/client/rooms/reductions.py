"""Which calls has `client.reductions`?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from firedamp.client.files import Download, Progress, Source, upload
from firedamp.client.paging import Pages
from firedamp.client.transport import UNSAID, Transport, Unsaid, operation

if TYPE_CHECKING:
    from firedamp.client import shapes


class ReductionsRoom:
    """The operations of the API under `reductions`."""

    def __init__(self, to: Transport) -> None:
        self._to = to

    @operation("technology_list")
    def technology_list(self) -> shapes.TechnologyList:
        """Technologies that cut emissions.

        The catalogue, each figure with its status and source; null where no source supports a figure. `limits`:
        records of the permitted concentration of a drainage mixture, the first holds unless another is named.

        Raises BadInput.
        """
        found: shapes.TechnologyList = self._to.json("GET", "reductions", "technologies")
        return found

    @operation("crediting_list")
    def crediting_list(self) -> list[shapes.CreditingMethod]:
        """Methods of crediting, and what to measure.

        The sheets that account for what was destroyed. No inventory or report takes them: the same methane would be
        counted twice.

        Raises BadInput.
        """
        found: list[shapes.CreditingMethod] = self._to.json("GET", "reductions", "crediting")["items"]
        return found

    @operation("crediting_evaluate")
    def crediting_evaluate(
        self,
        method_id: str,
        inputs: Mapping[str, Any],
        *,
        gwp_set: str | None = None,
        uncertainty: Mapping[str, Any] | None = None,
        draws: int | None = None,
        seed: int | None = None,
        beside: Sequence[str] | None = None,
        mine_id: str | None = None,
        year: int | None = None,
    ) -> shapes.ResultOut:
        """Evaluate a method of crediting.

        As a method sheet is evaluated. Nothing is stored.

        draws: 100 to 1000000, 10000 unless said
        seed: 1 unless said
        beside: at most 20
        year: 1900 to 2100

        Raises NotFound, BadInput.
        """
        found: shapes.ResultOut = self._to.json(
            "POST",
            "reductions",
            "crediting",
            method_id,
            "evaluate",
            body={
                "inputs": inputs,
                "gwp_set": gwp_set,
                "uncertainty": uncertainty,
                "draws": draws,
                "seed": seed,
                "beside": beside,
                "mine_id": mine_id,
                "year": year,
            },
            repeatable=True,
        )
        return found

    @operation("technology_fits")
    def technology_fits(
        self,
        kind: Literal["drainage", "ventilation"],
        flow_m3_min: float,
        ch4_percent: float,
        year: int,
        *,
        limit: str | None = None,
    ) -> shapes.StreamFits:
        """What fits a stream, and why not.

        Of mixture at 20 °C and 101.325 kPa. `faults`: what makes the stream unsafe to use at all.

        ch4_percent: 0 to 100
        year: 1900 to 2200
        limit: 'drainage.utilisation' unless said

        Raises BadInput.
        """
        found: shapes.StreamFits = self._to.json(
            "GET",
            "reductions",
            "fits",
            query={"kind": kind, "flow_m3_min": flow_m3_min, "ch4_percent": ch4_percent, "year": year, "limit": limit},
        )
        return found

    @operation("reduction_evaluate")
    def evaluate(
        self,
        project: Mapping[str, Any],
        *,
        limit: str | None = None,
        gwp_set: str | None = None,
        spreads: Mapping[str, float] | None = None,
        draws: int | None = None,
        seed: int | None = None,
    ) -> shapes.ProjectEvaluation:
        """Evaluate a project.

        A project as a file has it: years, totals, money, what its worth hangs on, and its range where spreads are
        given. A plan with a fault has no money. Nothing is kept.

        draws: 100 to 100000, 10000 unless said
        seed: 1 unless said

        Raises BadInput.
        """
        found: shapes.ProjectEvaluation = self._to.json(
            "POST",
            "reductions",
            "evaluations",
            body={
                "project": project,
                "limit": limit,
                "gwp_set": gwp_set,
                "spreads": spreads,
                "draws": draws,
                "seed": seed,
            },
            repeatable=True,
        )
        return found

    @operation("reduction_project_list")
    def project_list(self, *, set: Literal["example", "own"] | None = None) -> Pages[shapes.ReductionProjectOut]:
        """Projects.

        Those of your organisations, and the synthetic example, which anybody sees; each with what it comes to alone
        on its stream.

        Raises NotSignedIn, BadInput.
        """
        return Pages(self._to, "reductions", "projects", query={"set": set})

    @operation("reduction_project_create")
    def project_create(
        self, record: Mapping[str, Any], *, organisation: str | None = None, name: str | None = None
    ) -> shapes.ReductionProjectOut:
        """Enter a project.

        Of the organisation named, else of the only one of which you may enter data. Mines of a synthetic basin are
        refused: made-up data are not mixed with yours.

        Raises NotSignedIn, NotAllowed, BadInput.
        """
        found: shapes.ReductionProjectOut = self._to.json(
            "POST", "reductions", "projects", body={"organisation": organisation, "name": name, "record": record}
        )
        return found

    @operation("reduction_project_read")
    def project_read(self, project_id: str) -> shapes.ReductionProjectOut:
        """A project.

        Its record as a file has it, and what it comes to alone on its stream.

        Raises NotSignedIn, NotFound, BadInput.
        """
        found: shapes.ReductionProjectOut = self._to.json("GET", "reductions", "projects", project_id)
        return found

    @operation("reduction_project_change")
    def project_change(
        self,
        project_id: str,
        version: int,
        *,
        name: str | Unsaid | None = UNSAID,
        record: Mapping[str, Any] | Unsaid | None = UNSAID,
    ) -> shapes.ReductionProjectOut:
        """Change a project.

        Of the version that one has seen; 412 where somebody has changed it since.

        Raises NotSignedIn, NotAllowed, NotFound, Changed, BadInput.
        """
        found: shapes.ReductionProjectOut = self._to.json(
            "PATCH", "reductions", "projects", project_id, body={"version": version, "name": name, "record": record}
        )
        return found

    @operation("reduction_project_delete")
    def project_delete(self, project_id: str) -> None:
        """Take a project away.

        With the hours that were measured of it. It does not come back.

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        self._to.delete("reductions", "projects", project_id)

    @operation("reduction_portfolio")
    def portfolio(
        self,
        *,
        set: str | None = None,
        company: str | None = None,
        target_t: float | None = None,
        budget: float | None = None,
        threshold_t: float | None = None,
        emission_co2e_t: float | None = None,
        limit: str | None = None,
        first_year: int | None = None,
        last_year: int | None = None,
        flow: float | None = None,
        ch4: float | None = None,
        availability: float | None = None,
        electricity_per_mwh: float | None = None,
        heat_per_gj: float | None = None,
        gas_per_1000m3: float | None = None,
        carbon_per_t: float | None = None,
        draws: int | None = None,
        seed: int | None = None,
    ) -> shapes.PortfolioOut:
        """Which projects to build.

        The cheapest set that reaches a target or brings a company under a threshold, or the most reduction within a
        budget: an exact optimum. Without a question the abatement curve alone. Cost is −NPV without carbon revenue.

        set: 'example' unless said
        limit: 'drainage.utilisation' unless said
        first_year: 1900 to 2200
        last_year: 1900 to 2200
        flow: 0 to 200, 0 unless said
        ch4: 0 to 200, 0 unless said
        availability: 0 to 200, 0 unless said
        electricity_per_mwh: 0 to 200, 0 unless said
        heat_per_gj: 0 to 200, 0 unless said
        gas_per_1000m3: 0 to 200, 0 unless said
        carbon_per_t: 0 to 200, 0 unless said
        draws: 100 to 100000, 10000 unless said
        seed: 1 unless said

        Raises NotSignedIn, NotFound, BadInput.
        """
        found: shapes.PortfolioOut = self._to.json(
            "GET",
            "reductions",
            "portfolio",
            query={
                "set": set,
                "company": company,
                "target_t": target_t,
                "budget": budget,
                "threshold_t": threshold_t,
                "emission_co2e_t": emission_co2e_t,
                "limit": limit,
                "first_year": first_year,
                "last_year": last_year,
                "flow": flow,
                "ch4": ch4,
                "availability": availability,
                "electricity_per_mwh": electricity_per_mwh,
                "heat_per_gj": heat_per_gj,
                "gas_per_1000m3": gas_per_1000m3,
                "carbon_per_t": carbon_per_t,
                "draws": draws,
                "seed": seed,
            },
        )
        return found

    @operation("reduction_portfolio_summary")
    def portfolio_summary(
        self,
        *,
        set: str | None = None,
        company: str | None = None,
        target_t: float | None = None,
        budget: float | None = None,
        threshold_t: float | None = None,
        emission_co2e_t: float | None = None,
        limit: str | None = None,
        first_year: int | None = None,
        last_year: int | None = None,
        flow: float | None = None,
        ch4: float | None = None,
        availability: float | None = None,
        electricity_per_mwh: float | None = None,
        heat_per_gj: float | None = None,
        gas_per_1000m3: float | None = None,
        carbon_per_t: float | None = None,
        draws: int | None = None,
        seed: int | None = None,
    ) -> Download:
        """The answer on two pages.

        As PDF: what is chosen and why, what it costs and how far that may be off, the curve, what is to be
        confirmed.

        set: 'example' unless said
        limit: 'drainage.utilisation' unless said
        first_year: 1900 to 2200
        last_year: 1900 to 2200
        flow: 0 to 200, 0 unless said
        ch4: 0 to 200, 0 unless said
        availability: 0 to 200, 0 unless said
        electricity_per_mwh: 0 to 200, 0 unless said
        heat_per_gj: 0 to 200, 0 unless said
        gas_per_1000m3: 0 to 200, 0 unless said
        carbon_per_t: 0 to 200, 0 unless said
        draws: 100 to 100000, 10000 unless said
        seed: 1 unless said

        Raises NotSignedIn, NotFound, BadInput.
        """
        return Download(
            self._to,
            "GET",
            "reductions",
            "portfolio",
            "summary",
            query={
                "set": set,
                "company": company,
                "target_t": target_t,
                "budget": budget,
                "threshold_t": threshold_t,
                "emission_co2e_t": emission_co2e_t,
                "limit": limit,
                "first_year": first_year,
                "last_year": last_year,
                "flow": flow,
                "ch4": ch4,
                "availability": availability,
                "electricity_per_mwh": electricity_per_mwh,
                "heat_per_gj": heat_per_gj,
                "gas_per_1000m3": gas_per_1000m3,
                "carbon_per_t": carbon_per_t,
                "draws": draws,
                "seed": seed,
            },
        )

    @operation("measured_hours_list")
    def measured_hours_list(self, project_id: str) -> list[shapes.MeasuredHoursOut]:
        """Its measured hours.

        The files that were sent, by time.

        Raises NotSignedIn, NotFound, BadInput.
        """
        found: list[shapes.MeasuredHoursOut] = self._to.json("GET", "reductions", "projects", project_id, "hours")[
            "items"
        ]
        return found

    @operation("measured_hours_send")
    def measured_hours_send(
        self,
        project_id: str,
        content: Source,
        *,
        filename: str | None = None,
        sheet: str | None = None,
        encoding: Literal["utf-8", "utf-16", "cp1251", "cp866", "koi8-r"] | None = None,
        destruction_efficiency: float | None = None,
        progress: Progress | None = None,
    ) -> shapes.MeasuredHoursOut:
        """Send a file of measured hours.

        The bytes of a CSV or XLSX with a time, flow (m³/min of mixture at 20 °C and 101.325 kPa), CH4 in percent,
        and whether the flame burnt (1 or 0). All of it is taken, or nothing. `destruction_efficiency`: measured,
        the technology's where none is given.

        destruction_efficiency: 0 to 1

        Raises NotSignedIn, NotAllowed, NotFound, TooLarge, BadInput.
        """
        found: shapes.MeasuredHoursOut = upload(
            self._to,
            "reductions",
            "projects",
            project_id,
            "hours",
            content=content,
            progress=progress,
            query={
                "filename": filename,
                "sheet": sheet,
                "encoding": encoding,
                "destruction_efficiency": destruction_efficiency,
            },
        )
        return found

    @operation("measured_hours_delete")
    def measured_hours_delete(self, project_id: str, hours_id: int) -> None:
        """Take measured hours away.

        They do not come back: send the file again.

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        self._to.delete("reductions", "projects", project_id, "hours", hours_id)

    @operation("reduction_progress")
    def progress(self, project_id: str) -> shapes.ProjectProgress:
        """Achieved against planned.

        Month by month over the measured hours: an hour without a flame counts as vented, gaps are filled by 40 CFR
        98.325, and what explains the difference from the plan adds up to it.

        Raises NotSignedIn, NotFound, BadInput.
        """
        found: shapes.ProjectProgress = self._to.json("GET", "reductions", "projects", project_id, "progress")
        return found
