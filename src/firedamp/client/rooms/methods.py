"""Which calls has `client.methods`?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from firedamp.client.files import Download
from firedamp.client.transport import Transport, operation

if TYPE_CHECKING:
    from firedamp.client import shapes


class MethodsRoom:
    """The operations of the API under `methods`."""

    def __init__(self, to: Transport) -> None:
        self._to = to

    @operation("method_list")
    def list(self) -> builtins.list[shapes.MethodRow]:
        """The calculation methods.

        Each with its document, tier and status.

        Raises BadInput.
        """
        found: builtins.list[shapes.MethodRow] = self._to.json("GET", "methods")["items"]
        return found

    @operation("method_read")
    def read(self, method_id: str) -> shapes.SheetOut:
        """A method sheet.

        Inputs with units, ranges and defaults, equations as text and LaTeX, outputs, default uncertainties.

        An input's `units` are those that it may be given in: a number in one, times `scale` plus `offset`, is in
        its own.

        Raises NotFound, BadInput.
        """
        found: shapes.SheetOut = self._to.json("GET", "methods", method_id)
        return found

    @operation("method_evaluate")
    def evaluate(
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
        """Evaluate a method.

        Nothing is stored. The answer holds the trace, both IPCC uncertainty approaches and the sensitivity.

        `uncertainty.approach2` has for each output the least draw, the 99 percentiles and the greatest:
        `quantiles`.

        draws: 100 to 1000000, 10000 unless said
        seed: 1 unless said
        beside: at most 20
        year: 1900 to 2100

        Raises NotFound, BadInput.
        """
        found: shapes.ResultOut = self._to.json(
            "POST",
            "methods",
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

    @operation("method_export")
    def export(
        self,
        method_id: str,
        inputs: Mapping[str, Any],
        *,
        format: Literal["json", "xlsx", "csv"] | None = None,
        gwp_set: str | None = None,
        uncertainty: Mapping[str, Any] | None = None,
        draws: int | None = None,
        seed: int | None = None,
        beside: Sequence[str] | None = None,
        mine_id: str | None = None,
        year: int | None = None,
    ) -> Download:
        """A result as a file.

        As evaluating, with nothing stored: the result as JSON, a workbook or one table, in the reader's language.

        With `mine_id` it says of which mine and year it is, whether these are made up, and whose data they rest on.

        format: 'json' unless said
        draws: 100 to 1000000, 10000 unless said
        seed: 1 unless said
        beside: at most 20
        year: 1900 to 2100

        Raises NotFound, BadInput.
        """
        return Download(
            self._to,
            "POST",
            "methods",
            method_id,
            "export",
            query={"format": format},
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
        )

    @operation("method_solve")
    def solve(
        self,
        method_id: str,
        inputs: Mapping[str, Any],
        output: str,
        target: float,
        for_input: str,
        *,
        gwp_set: str | None = None,
    ) -> shapes.SolutionOut:
        """Solve a method for an input.

        The value of one input at which an output meets the target; 422 with the reason where there is none.

        Raises NotFound, BadInput.
        """
        found: shapes.SolutionOut = self._to.json(
            "POST",
            "methods",
            method_id,
            "solve",
            body={"inputs": inputs, "output": output, "target": target, "for_input": for_input, "gwp_set": gwp_set},
            repeatable=True,
        )
        return found

    @operation("gwp_set_list")
    def gwp_sets(self) -> builtins.list[shapes.GwpSetOut]:
        """The sets of global warming potentials.

        A result names its set and can be shown under any other.

        Raises BadInput.
        """
        found: builtins.list[shapes.GwpSetOut] = self._to.json("GET", "gwp-sets")["items"]
        return found
