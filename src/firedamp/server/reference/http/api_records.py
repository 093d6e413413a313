"""Which questions about reference tables does the API answer, and what may be done with their records?"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Header, Query, Router
from ninja.responses import Status
from pydantic import Field

from firedamp.server.accounts.auth import EDITOR
from firedamp.server.answers import Cursor, Key, Limit, answers
from firedamp.server.answers import Query as SearchText
from firedamp.server.paging import page as page_of
from firedamp.server.problems import ApiProblem
from firedamp.server.reference.changing import deleting, history, many, undoing
from firedamp.server.reference.changing import records as changing
from firedamp.server.reference.changing.dependents import dependents as dependents_of
from firedamp.server.reference.changing.history import differences
from firedamp.server.reference.changing.records import Chosen, Stale
from firedamp.server.reference.finding.pages import page
from firedamp.server.reference.finding.records import Wanted
from firedamp.server.reference.finding.sums import record_sums
from firedamp.server.reference.http import schemas, shapes
from firedamp.server.reference.tables import Table, table, tables
from firedamp.server.reference.values import plain_values

router = Router(tags=["reference"])
RecordId = Annotated[int, Field(ge=1, le=2**63 - 1)]
Filters = Annotated[list[Annotated[str, Field(max_length=300)]], Query(alias="filter", max_length=20)]
Offset = Annotated[int, Field(ge=0, le=10_000_000)]
IfMatch = Annotated[str | None, Header(alias="If-Match", max_length=100)]
Dependents = Literal["delete"]
LONGEST_SORT = 100


@router.get("", response=answers(schemas.TableList), summary="The reference tables")
def table_list(request: HttpRequest, basin: Key | None = None) -> dict[str, Any]:
    """Each with the number of its records (of a basin), its main sources, how old its data are and when a person last
    changed them."""
    return {"items": shapes.table_rows(tables(), basin)}


@router.get("/changes", response=answers(schemas.ChangeSetPage, 404), summary="What was changed")
def change_list(
    request: HttpRequest, table: Key | None = None, synthetic: bool | None = None, limit: Limit = 50,
    cursor: Cursor | None = None,
) -> dict[str, Any]:  # fmt: skip
    """Changes as they were made together, the newest first; any but a package's can be undone. `synthetic` chooses
    those of synthetic records, or the others."""
    sets = history.change_sets(named(table) if table else None, synthetic=synthetic)
    found = page_of(sets, order=("-id",), limit=limit, cursor=cursor)
    return {**found, "items": [shapes.change_set_out(each) for each in found["items"]]}


def named(table_id: str) -> Table:
    return table(table_id)


@router.post(
    "/changes/{change_set_id}/undo", auth=EDITOR,
    response=answers(schemas.ChangeSetOut, 401, 403, 404, 409), summary="Undo a change",
)  # fmt: skip
def change_undo(request: HttpRequest, change_set_id: RecordId) -> dict[str, Any]:
    """All of it or nothing; 409 where a record was changed again since. Undoing is a change, too, and can be undone."""
    done = undoing.change_set_undo(change_set_id=change_set_id, user=request.auth)  # type: ignore[attr-defined]
    return shapes.change_set_out(history.change_sets().get(pk=done.pk))


@router.get("/{table_id}/schema", response=answers(schemas.TableSchemaOut, 404), summary="A table's columns")
def table_schema(request: HttpRequest, table_id: Key) -> dict[str, Any]:
    """Types, units, ranges, choices and help: what a form or a program needs to know."""
    return shapes.table_schema_out(table(table_id))


@router.get("/{table_id}", response=answers(schemas.RecordPage, 404), summary="Find records")
def record_list(
    request: HttpRequest,
    table_id: Key,
    filters: Filters = (),  # type: ignore[assignment]
    basin: Key | None = None,
    q: SearchText | None = None,
    sort: Annotated[str, Field(max_length=LONGEST_SORT)] | None = None,
    limit: Limit = 100,
    cursor: Cursor | None = None,
    offset: Offset | None = None,
) -> dict[str, Any]:
    """`q` searches names and texts in both languages and alphabets. `filter` is `column:operator:value`, repeated for
    more: eq, ne, lt, le, gt, ge, in, contains, empty, filled. `sort` is a column, `-column` for the greatest first.
    Without a basin: all that is not synthetic. Pages by `cursor`, or by `offset` for a grid that jumps."""
    wanted = Wanted(basin=basin, q=q, filters=filters, sort=sort)
    found = page(table(table_id), wanted, limit=limit, cursor=cursor, offset=offset)
    return {**found, "items": shapes.records_out(table(table_id), found["items"])}


@router.get("/{table_id}/sums", response=answers(schemas.SumsOut, 404), summary="What records add up to")
def record_list_sums(
    request: HttpRequest,
    table_id: Key,
    filters: Filters = (),  # type: ignore[assignment]
    basin: Key | None = None,
    q: SearchText | None = None,
) -> dict[str, Any]:
    """The sums of the columns that are amounts (tonnes, cubic metres), over all records that the filters find."""
    return record_sums(table(table_id), Wanted(basin=basin, q=q, filters=filters))


@router.post(
    "/{table_id}", auth=EDITOR, response=answers(schemas.RecordOut, 401, 403, 404, created=True),
    summary="Make a record",
)  # fmt: skip
def record_create(request: HttpRequest, table_id: Key, payload: schemas.RecordIn, response: HttpResponse) -> Any:
    """Every fault of its values is named at once; a key that is taken is refused."""
    record = changing.record_create(table=table(table_id), values=payload.values, user=request.auth)  # type: ignore[attr-defined]
    return Status(201, with_etag(response, shapes.record_out(table(table_id), record)))


@router.post(
    "/{table_id}/bulk", auth=EDITOR, response=answers(schemas.ChangeSetOut, 401, 403, 404, 409, 412),
    summary="Change or delete many records",
)  # fmt: skip
def record_bulk(request: HttpRequest, table_id: Key, payload: schemas.BulkIn) -> Any:
    """All or none, each as it was at the version named; 412 where one was changed meanwhile. `values` are for all, a
    record's own `values` for it alone. What is wrong is named at once, with the `record` it is wrong of."""
    chosen = [Chosen(each.id, each.version) for each in payload.records]
    own, user = table(table_id), request.auth  # type: ignore[attr-defined]
    try:
        if payload.action == "delete":
            with_dependents = payload.dependents == "delete"
            done = deleting.records_delete(table=own, chosen=chosen, user=user, with_dependents=with_dependents)
        else:
            own_values = {each.id: each.values for each in payload.records}
            done = many.records_change(
                table=own, chosen=chosen, values=payload.values, own_values=own_values, user=user
            )
    except Stale as stale:
        raise changed_meanwhile(stale) from None
    return shapes.change_set_out(history.change_sets().get(pk=done.pk))


@router.get("/{table_id}/{int:record_id}", response=answers(schemas.RecordOut, 404), summary="A record")
def record_read(request: HttpRequest, table_id: Key, record_id: RecordId, response: HttpResponse) -> dict[str, Any]:
    """Its `ETag` is its version: send it as `If-Match` with a change."""
    record = changing.record_get(table(table_id), record_id)
    return with_etag(response, shapes.record_out(table(table_id), record))


@router.patch(
    "/{table_id}/{int:record_id}", auth=EDITOR,
    response=answers(schemas.RecordOut, 401, 403, 404, 412, 428), summary="Change a record",
)  # fmt: skip
def record_change(
    request: HttpRequest, table_id: Key, record_id: RecordId, payload: schemas.RecordChangeIn, response: HttpResponse,
    if_match: IfMatch = None,
) -> dict[str, Any]:  # fmt: skip
    """The columns named get new values. `If-Match` says which version was seen: where somebody has changed the record
    since, the answer is 412 with the record as it is (`current`), what differs (`differences`) and who changed it when
    (`changed_by`)."""
    own = table(table_id)
    chosen = Chosen(record_id, version_of(own, record_id, if_match))
    try:
        record = changing.record_change(table=own, chosen=chosen, values=payload.values, user=request.auth)  # type: ignore[attr-defined]
    except Stale as stale:
        raise changed_meanwhile(stale) from None
    return with_etag(response, shapes.record_out(own, record))


@router.delete(
    "/{table_id}/{int:record_id}", auth=EDITOR,
    response=answers(schemas.DeletedOut, 401, 403, 404, 409, 412, 428), summary="Delete a record",
)  # fmt: skip
def record_delete(
    request: HttpRequest, table_id: Key, record_id: RecordId, dependents: Dependents | None = None,
    if_match: IfMatch = None,
) -> dict[str, Any]:  # fmt: skip
    """What depends on it goes too where `dependents=delete` says so; else 409 lists it. Undo the change set to have
    everything back."""
    own = table(table_id)
    chosen = Chosen(record_id, version_of(own, record_id, if_match))
    try:
        done = deleting.record_delete(
            table=own, chosen=chosen, user=request.auth, with_dependents=dependents == "delete"  # type: ignore[attr-defined]
        )  # fmt: skip
    except Stale as stale:
        raise changed_meanwhile(stale) from None
    return {"change_set": done.pk}


@router.post(
    "/{table_id}/dependents", auth=EDITOR, response=answers(schemas.DependentsOut, 401, 403, 404),
    summary="What depends on many records",
)  # fmt: skip
def record_dependents_of_many(request: HttpRequest, table_id: Key, payload: schemas.RecordIds) -> dict[str, Any]:
    """What would go with all of them (`goes`), counted once, or forbids that they go. Nothing is changed."""
    found = table(table_id).model.objects.filter(pk__in=payload.records)
    return {"items": [group.to_dict() for group in dependents_of(list(found))]}


@router.get(
    "/{table_id}/{int:record_id}/dependents", response=answers(schemas.DependentsOut, 404),
    summary="What depends on a record",
)  # fmt: skip
def record_dependents(request: HttpRequest, table_id: Key, record_id: RecordId) -> dict[str, Any]:
    """What would go with it, all the way down (`goes`), forbids that it goes (`forbids`), or names it and stays: a
    kept calculation of a yearly record has its own numbers."""
    record = changing.record_get(table(table_id), record_id)
    return {"items": [group.to_dict() for group in dependents_of([record])]}


@router.get("/{table_id}/{int:record_id}/history", response=answers(schemas.History, 404), summary="A record's history")
def record_history(request: HttpRequest, table_id: Key, record_id: RecordId) -> dict[str, Any]:
    """Who changed what, and when: the newest first, down to how the record first came. Also of a deleted one."""
    own = table(table_id)
    return shapes.history_out(own, record_id, history.record_changes(own, record_id))


@router.post(
    "/{table_id}/{int:record_id}/restore", auth=EDITOR,
    response=answers(schemas.RecordOut, 401, 403, 404, 409, 412), summary="Restore a record",
)  # fmt: skip
def record_restore(
    request: HttpRequest,
    table_id: Key,
    record_id: RecordId,
    payload: schemas.RestoreIn,
    response: HttpResponse,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """The values of an earlier version as a new one; a deleted record comes back under its id. With `If-Match`, only
    over the version named."""
    own = table(table_id)
    if if_match is not None and own.model.objects.filter(pk=record_id).exists():
        refuse_stale(own, record_id, version_of(own, record_id, if_match))
    record = history.record_restore(
        table=own, record_id=record_id, version=payload.version, user=request.auth  # type: ignore[attr-defined]
    )  # fmt: skip
    return with_etag(response, shapes.record_out(own, record))


def refuse_stale(own: Table, record_id: int, version: int) -> None:
    record = changing.record_get(own, record_id)
    if record.version != version:
        raise changed_meanwhile(Stale(own, record, {}))


def with_etag(response: HttpResponse, record: dict[str, Any]) -> dict[str, Any]:
    response.headers["ETag"] = f'"v{record["version"]}"'
    return record


def version_of(own: Table, record_id: int, if_match: str | None) -> int:
    """The version that `If-Match` names; `*` is the present one. Raises ApiProblem where there is none."""
    if if_match is None:
        raise ApiProblem("precondition-required")
    record = changing.record_get(own, record_id)
    if if_match.strip() == "*":
        return record.version
    tag = if_match.strip().removeprefix("W/").strip('"')
    return int(tag[1:]) if tag.startswith("v") and tag[1:].isdecimal() and len(tag) < 12 else 0


def changed_meanwhile(stale: Stale) -> ApiProblem:
    """What the second of two people is shown: the record as it is, where it differs from what they wrote, and who
    changed it when."""
    current = plain_values(stale.table, stale.record)
    differing = differences({name: current.get(name) for name in stale.mine}, stale.mine)
    shown = {"current": shapes.record_out(stale.table, stale.record), "differences": differing}
    last = history.last_change(stale.table, stale.record.pk)
    return ApiProblem("changed-meanwhile", more={**shown, "changed_by": shapes.changed_by(stale.record, last)})
