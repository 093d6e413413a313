"""The calls of Firedamp's REST API, one method each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Any, cast

import httpx

from firedamp.client import shapes
from firedamp.client.reference import Reference
from firedamp.client.routes import Routes, SeriesByYear
from firedamp.client.transport import Transport

if TYPE_CHECKING:
    import polars

LOCAL = "http://127.0.0.1:8000"
Inputs = Mapping[str, Any]


class Client:
    """A connection to a Firedamp server; use it with `with`, or call `close()`.

    `token` is a session token, as `sign_in` takes one. `language` ("en" or "ru") is that of error messages. Every call
    raises ApiError where the server refuses and ServerNotReached where no answer comes.
    """

    def __init__(
        self,
        base_url: str = LOCAL,
        token: str | None = None,
        *,
        language: str = "en",
        http: httpx.Client | None = None,
    ) -> None:
        self._to = Transport(base_url, token, language, http)
        self.reference = Reference(self._to)  # the reference tables and their records
        self.routes = Routes(self._to)  # what a mine's data allow, and how routes compare
        self.series = SeriesByYear(self._to)  # quantities by year

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection; the session stays open on the server until `sign_out` or its end."""
        self._to.close()

    @property
    def token(self) -> str | None:
        """The session token, None where nobody has signed in."""
        return self._to.token

    # who is asking

    def sign_in(self, username: str, password: str) -> shapes.Session:
        """Sign in; later calls carry the session."""
        self._to.sign_in(username, password)
        return self.session()

    def sign_out(self) -> None:
        """End the session on the server."""
        self._to.sign_out()

    def session(self) -> shapes.Session:
        """Who the server takes the caller for."""
        return cast(shapes.Session, self._to.get("session"))

    def health(self) -> shapes.Health:
        """Whether the server is well, and its version."""
        return cast(shapes.Health, self._to.get("health"))

    # methods

    def methods(self) -> list[shapes.MethodRow]:
        """The calculation methods."""
        return cast(list[shapes.MethodRow], self._to.get("methods")["items"])

    def method(self, method_id: str) -> shapes.Sheet:
        """A method with its inputs, equations and outputs."""
        return cast(shapes.Sheet, self._to.get("methods", method_id))

    def evaluate(
        self,
        method_id: str,
        inputs: Inputs,
        *,
        gwp_set: str | None = None,
        uncertainty: Inputs | None = None,
        draws: int | None = None,
        seed: int | None = None,
        beside: Sequence[str] | None = None,
        mine_id: str | None = None,
        year: int | None = None,
    ) -> shapes.Result:
        """Calculate by a method, nothing stored. An input may be a number or {"value": 2.4, "unit": "Mt"}.

        With `mine_id` and `year` the draws are those of this mine and year, as an inventory and a reconciliation take.
        """
        what = {"inputs": dict(inputs), "gwp_set": gwp_set, "uncertainty": uncertainty}
        how = {"draws": draws, "seed": seed, "beside": None if beside is None else list(beside)}
        body = {**what, **how, "mine_id": mine_id, "year": year}
        return cast(shapes.Result, self._to.post("methods", method_id, "evaluate", body=body))

    def solve(
        self,
        method_id: str,
        inputs: Inputs,
        *,
        output: str,
        target: float,
        for_input: str,
        gwp_set: str | None = None,
    ) -> shapes.Solution:
        """The value of one input at which an output meets a target; ApiError with the reason where there is none."""
        body = {"inputs": dict(inputs), "output": output, "target": target, "for_input": for_input, "gwp_set": gwp_set}
        return cast(shapes.Solution, self._to.post("methods", method_id, "solve", body=body))

    def gwp_sets(self) -> list[shapes.GwpSet]:
        """The sets of global warming potentials."""
        return cast(list[shapes.GwpSet], self._to.get("gwp-sets")["items"])

    # mines and where they are

    def mines(
        self,
        *,
        basin: str | None = None,
        q: str | None = None,
        mine_type: str | None = None,
        status: str | None = None,
        district: str | None = None,
        company: str | None = None,
        has_output: bool | None = None,
    ) -> Iterator[shapes.MineRow]:
        """Mines that answer the filters, all pages of them; `q` searches names and owners in both alphabets."""
        found = self._to.items(
            "mines",
            basin=basin,
            q=q,
            mine_type=mine_type,
            status=status,
            district=district,
            company=company,
            has_output=has_output,
        )
        return cast(Iterator[shapes.MineRow], found)

    def mine(self, mine_id: str) -> shapes.Mine:
        """A mine's passport."""
        return cast(shapes.Mine, self._to.get("mines", mine_id))

    def mine_calculation(
        self, mine_id: str, *, method: str | None = None, year: int | None = None, gwp_set: str | None = None
    ) -> shapes.MineCalculation:
        """A mine's line of an inventory and the calculation behind it, with its trace."""
        found = self._to.get("mines", mine_id, "calculation", method=method, year=year, gwp_set=gwp_set)
        return cast(shapes.MineCalculation, found)

    def basins(self) -> list[shapes.Basin]:
        """The basins."""
        return cast(list[shapes.Basin], self._to.get("basins")["items"])

    def basin_map(self, basin_id: str) -> shapes.BasinMap:
        """Outline and towns of a basin."""
        return cast(shapes.BasinMap, self._to.get("basins", basin_id, "map"))

    def districts(self, *, basin: str | None = None, q: str | None = None) -> list[shapes.District]:
        """Administrative districts."""
        return cast(list[shapes.District], self._to.get("districts", basin=basin, q=q)["items"])

    def district(self, district_id: str, *, basin: str | None = None) -> shapes.District:
        """A district."""
        return cast(shapes.District, self._to.get("districts", district_id, basin=basin))

    def companies(self, *, q: str | None = None, basin: str | None = None) -> Iterator[shapes.Company]:
        """Companies, all pages of them."""
        return cast(Iterator[shapes.Company], self._to.items("companies", q=q, basin=basin))

    def company(self, company_id: str) -> shapes.Company:
        """A company."""
        return cast(shapes.Company, self._to.get("companies", company_id))

    # inventories

    def inventory_view(
        self,
        *,
        basin: str | None = None,
        method: str | None = None,
        year: int | None = None,
        gwp_set: str | None = None,
        company: str | None = None,
        district: str | None = None,
    ) -> shapes.InventoryView:
        """An inventory computed from the present data, nothing stored."""
        scope = {"basin": basin, "year": year, "company": company, "district": district}
        return cast(shapes.InventoryView, self._to.get("inventories", "view", method=method, gwp_set=gwp_set, **scope))

    def create_inventory(
        self,
        basin: str,
        *,
        company: str | None = None,
        district: str | None = None,
        year: int | None = None,
        method: str | None = None,
        gwp_set: str | None = None,
        draws: int | None = None,
        seed: int | None = None,
        name: str | None = None,
    ) -> shapes.Inventory:
        """Compute an inventory and keep it (sign in first)."""
        scope = {"basin": basin, "company": company, "district": district, "year": year}
        how = {"method": method, "gwp_set": gwp_set, "draws": draws, "seed": seed, "name": name}
        return cast(shapes.Inventory, self._to.post("inventories", body={**scope, **how}))

    def inventories(self) -> Iterator[shapes.InventoryRow]:
        """Stored inventories, the newest first, all pages of them."""
        return cast(Iterator[shapes.InventoryRow], self._to.items("inventories"))

    def inventory(self, inventory_id: str) -> shapes.Inventory:
        """A stored inventory as it was computed."""
        return cast(shapes.Inventory, self._to.get("inventories", inventory_id))

    def inventory_by(self, inventory_id: str, view: str) -> list[shapes.Share]:
        """A stored inventory summed by mine, company, parent, district, mine_type or source."""
        return cast(list[shapes.Share], self._to.get("inventories", inventory_id, "by", view)["items"])

    # calculations

    def create_calculation(
        self,
        method: str,
        inputs: Inputs,
        *,
        gwp_set: str | None = None,
        uncertainty: Inputs | None = None,
        draws: int | None = None,
        seed: int | None = None,
        name: str | None = None,
        mine_id: str | None = None,
        year: int | None = None,
    ) -> shapes.Calculation:
        """Calculate and keep the result as a draft (sign in first)."""
        what = {"method": method, "inputs": dict(inputs), "gwp_set": gwp_set, "uncertainty": uncertainty}
        how = {"draws": draws, "seed": seed, "name": name, "mine_id": mine_id, "year": year}
        return cast(shapes.Calculation, self._to.post("calculations", body={**what, **how}))

    def calculations(
        self,
        *,
        method: str | None = None,
        mine_id: str | None = None,
        owner: str | None = None,
        status: str | None = None,
        q: str | None = None,
        sort: str | None = None,
    ) -> Iterator[shapes.CalculationRow]:
        """Stored calculations, all pages of them; the newest first, or by `sort`: "name", "-co2e_t", …"""
        wanted = {"method": method, "mine_id": mine_id, "owner": owner, "status": status, "q": q, "sort": sort}
        found = self._to.items("calculations", **wanted)
        return cast(Iterator[shapes.CalculationRow], found)

    def calculation(self, calculation_id: str) -> shapes.Calculation:
        """A stored calculation with its inputs, result and trace."""
        return cast(shapes.Calculation, self._to.get("calculations", calculation_id))

    def compare_calculations(self, left: str, right: str) -> shapes.Comparison:
        """Two stored calculations, number by number."""
        return cast(shapes.Comparison, self._to.get("calculations", "compare", left=left, right=right))

    def rename_calculation(self, calculation_id: str, name: str) -> shapes.Calculation:
        """Give a draft another name."""
        return cast(shapes.Calculation, self._to.patch("calculations", calculation_id, body={"name": name}))

    def duplicate_calculation(self, calculation_id: str) -> shapes.Calculation:
        """A draft of one's own with the same inputs and result."""
        return cast(shapes.Calculation, self._to.post("calculations", calculation_id, "duplicate", body={}))

    def export_calculation(self, calculation_id: str, kind: str = "xlsx") -> bytes:
        """A stored calculation as a file: "json", "xlsx" or "csv", in the client's language."""
        return self._to.content("calculations", calculation_id, "export", format=kind)

    def delete_calculation(self, calculation_id: str) -> None:
        """Delete a draft of one's own."""
        self._to.delete("calculations", calculation_id)

    # what else there is

    def packages(self) -> list[shapes.Package]:
        """The data packages that the server has loaded."""
        return cast(list[shapes.Package], self._to.get("packages")["items"])

    def search(self, q: str) -> list[shapes.Found]:
        """Mines, companies, districts, methods and pages that answer a search."""
        return cast(list[shapes.Found], self._to.get("search", q=q)["items"])

    # tables as data frames

    def mines_frame(self, **filters: Any) -> polars.DataFrame:
        """Mines as a table, one row each; filters as of `mines`."""
        from firedamp.client.frames import mines_frame

        return mines_frame(self.mines(**filters))

    def inventory_lines_frame(self, inventory_id: str | None = None, **scope: Any) -> polars.DataFrame:
        """Lines of a stored inventory as a table; without an id those of `inventory_view(**scope)`."""
        from firedamp.client.frames import lines_frame

        if inventory_id is None:
            return lines_frame(self.inventory_view(**scope)["lines"])
        return lines_frame(self.inventory(inventory_id)["result"]["lines"])
