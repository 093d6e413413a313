"""A list that comes in pages: fetched as it is read, never further."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    import polars

    from firedamp.client.transport import Transport

PAGE = 200
Item = TypeVar("Item")


class Pages(Iterator[Item], Generic[Item]):
    """The items of a list, one after another; the next page is asked for when the last item of one has been read.

    `total` says how many there are. Of a list that changes meanwhile each page is as it stands when it is fetched.
    """

    def __init__(
        self, to: Transport, *path: object, query: Mapping[str, Any], of: Callable[[Any], Any] = lambda item: item
    ) -> None:
        self._to, self._path, self._query, self._of = to, path, query, of
        self._page: dict[str, Any] | None = None
        self._place = 0

    def __iter__(self) -> Iterator[Item]:
        return self

    def __next__(self) -> Item:
        page = self._page or self._fetch(None)
        while self._place >= len(page["items"]):
            if not page["next_cursor"]:
                raise StopIteration
            page = self._fetch(page["next_cursor"])
        self._place += 1
        item: Item = self._of(page["items"][self._place - 1])
        return item

    @property
    def total(self) -> int:
        """How many items answer, as the server counts them."""
        return int((self._page or self._fetch(None))["total"])

    def frame(self) -> polars.DataFrame:
        """What is left to be read as a table, one row each: nested names laid out in columns (`company_name`)."""
        from firedamp.client.frames import rows_frame

        rows: Iterator[Any] = self
        return rows_frame(rows)

    def _fetch(self, cursor: str | None) -> dict[str, Any]:
        page: dict[str, Any] = self._to.json("GET", *self._path, query={**self._query, "limit": PAGE, "cursor": cursor})
        self._page, self._place = page, 0
        return page
