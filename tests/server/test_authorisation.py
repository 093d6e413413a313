"""Nobody sees or changes what belongs to an organisation they are not of: every operation of the API, every role.

The operations are those of the OpenAPI document: a new one is asked too, and one with a parameter that this test does
not know how to fill with a foreign id fails until it does.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import serializers
from django.db import connection
from django.test import Client
from tests.science.reductions.example import record
from tests.server.asking import post
from tests.server.people import browser_of, organisation, person

from firedamp.science.measured.synthetic import example_told
from firedamp.server.accounts.models import ApiToken
from firedamp.server.accounts.tokens import token_create
from firedamp.server.api import api
from firedamp.server.audit.models import AuditEntry
from firedamp.server.forecasts.files import model_keep
from firedamp.server.forecasts.models import ForecastBacktest, ForecastModel
from firedamp.server.inventory.models import Calculation, Inventory
from firedamp.server.jobs.models import Job
from firedamp.server.jobs.services import job_create
from firedamp.server.measured.models import MeasuredStream, Measurement
from firedamp.server.mines.models import Mine
from firedamp.server.organisations.models import Invitation, Membership, Organisation, ReportAccess, Site
from firedamp.server.organisations.rights import Role
from firedamp.server.reductions.models import MeasuredHours, ReductionProject
from firedamp.server.reference.models import ImportDraft
from firedamp.server.reports.models import Attachment, Confirmation, Entry, Issue, IssueFile, Reason, Remark, Report
from firedamp.server.reports.models import Statement as Said
from firedamp.server.restoration.models import Restoration
from firedamp.server.restoration.services import begin_with_file
from firedamp.server.secret_digest import digest_of
from firedamp.server.telemetry.models import Batch, Channel, Longwall, Replay, Source, StoredFile, Upload
from firedamp.server.telemetry.streaming import Given, readings_add
from firedamp.server.topdown.models import PlumeSet, StoredPlume

pytestmark = pytest.mark.django_db
MARK = "ЗАКРЫТОЕ"  # stands in the name of everything that is the organisation's own
PRIVATE = (
    Organisation, Membership, Site, Invitation, Calculation, Inventory, ApiToken, ImportDraft, Job, Report, Entry, Said,
    Reason, Confirmation, Issue, IssueFile, Attachment, Remark, ReportAccess, Restoration,
    Longwall, Channel, Batch, Replay, Source, StoredFile, Upload, ReductionProject, MeasuredHours,
    MeasuredStream, Measurement,
)  # fmt: skip
# What a verifier may do with an issue, and a reader may not.
VERIFYING = ("check_set", "remark_add", "remark_settle", "issue_decide")
OUTSIDERS = ("nobody", "without", "viewer", "engineer", "verifier", "administrator", "editor", "platform")
OPERATIONS = [
    (path, method, operation)
    for path, methods in api.get_openapi_schema()["paths"].items()
    for method, operation in methods.items()
]


@pytest.fixture
def foreign(db: None) -> dict[str, list[str]]:
    """An organisation with one of everything; its ids by the name of the parameter that takes them."""
    closed = organisation("closed-coal", f"ООО «{MARK} общество»")
    owner = person("closed-owner", of=closed, role=Role.ADMINISTRATOR, email="closed@example.org")
    client = browser_of(owner)
    put = {"sites": [{"mine_id": "M0836"}]}
    assert (
        client.put("/api/v1/organisations/closed-coal/sites", put, content_type="application/json").status_code == 200
    )
    body = {
        "method": "ipcc2006.surface",
        "inputs": {"coal_output": 987_654_321},
        "name": f"{MARK} расчёт",
        "mine_id": "M0836",
    }
    calculation = post(client, "/calculations", body).json()["id"]
    inventory = post(client, "/inventories", {"basin": "kuzbass", "name": f"{MARK} кадастр"}).json()["id"]
    invited = {"email": "closed-guest@example.org", "role": "viewer"}
    invitation = post(client, "/organisations/closed-coal/invitations", invited).json()["id"]
    token, _ = token_create(user=owner, name=f"{MARK} токен", scopes=["write"], days=1)
    draft = ImportDraft.objects.create(table="companies", user=owner, filename=f"{MARK}.csv", file=MARK.encode())
    job = job_create(owner=owner, organisation=closed, kind="import", arguments={}, name=f"{MARK} задание")
    report = reported(client, owner, calculation)
    series = f"Шахта;2010;2011;2012\n{MARK} шахта;1;;3\n".encode()
    restoration = begin_with_file(user=owner, filename=f"{MARK}.csv", data=series, said={})
    longwall, channel, upload = measured(closed, owner)
    project = planned(closed)
    return {
        "project_id": [str(project.pk)],
        "hours_id": [str(project.hours.get().pk)],
        "plume_set_id": [str(observed(closed).pk)],
        "set": ["closed-coal"],
        "longwall_id": [str(longwall.pk)],
        "channel_id": [str(channel.pk)],
        "channels": [str(channel.pk)],
        "target": [str(channel.pk)],
        "upload_id": [str(upload.pk)],
        "model_id": [str(longwall.models.get().pk)],
        "stream_id": [str(longwall.streams.get().pk)],
        "measurement_id": [str(longwall.measurements.get().pk)],
        "backtest_id": [str(longwall.backtests.get().pk)],
        "restoration_id": [str(restoration.pk)],
        "report_id": [str(report.pk)],
        "attachment_id": [str(report.attachments.get().pk)],
        "remark_id": [str(Remark.objects.get(issue__report=report).pk)],
        "confirmation_id": [str(closed.confirmations.get().pk)],
        "calculation": [calculation],
        "organisation_id": ["closed-coal"],
        "organisation": ["closed-coal"],
        "username": ["closed-owner"],
        "owner": ["closed-owner"],
        "actor": ["closed-owner"],
        "calculation_id": [calculation],
        "left": [calculation],
        "right": [calculation],
        "inventory_id": [inventory],
        "invitation_id": [str(invitation)],
        "token_id": [str(token.pk)],
        "draft_id": [str(draft.pk)],
        "job_id": [str(job.pk)],
        "subject": [f"calculation:{calculation}"],
        "record_id": [str(Mine.objects.get(mine_id="M0836").pk)],  # of a public mine, on which the calculation rests
    }


def measured(closed: Organisation, owner: Any) -> tuple[Longwall, Channel, Upload]:
    """A longwall with a channel, a reading, a model, a backtest, a file that is looked at and how it is read."""
    longwall = Longwall.objects.create(organisation=closed, name=f"{MARK} лава")
    channel = Channel.objects.create(longwall=longwall, tag=f"{MARK}-1", quantity="methane_concentration", unit="%")
    readings_add(user=owner, channel=channel, given=[Given("2026-03-30T00:00:00Z", 987654321.0)])
    Source.objects.create(longwall=longwall, name=f"{MARK} система")
    of = {"longwall": longwall, "channel": channel, "horizon_min": 3, "by": owner}
    sha256 = model_keep(f'{{"{MARK}": 1}}')
    ForecastModel.objects.create(
        **of, number=1, statistic="max", state="challenger", sha256=sha256, card={"task": MARK}
    )
    scored = {"offered": {"name": MARK, "mae": 0.1}, "models": {"persistence": {"mae": 0.1}}}
    ForecastBacktest.objects.create(**of, result=scored, chart={})
    told = example_told()
    told["streams"][0]["name"] = MARK
    stream = MeasuredStream.objects.create(longwall=longwall, name=f"{MARK} ствол", definition={"flow": MARK}, by=owner)
    Measurement.objects.create(
        longwall=longwall, first="2026-03-01", last="2026-03-31", filling="none", batches=0, told=told, by=owner,
        streams=[{"id": str(stream.pk), "name": MARK, "version": 1, "readings_sha256": "0"}], software_version="0",
    )  # fmt: skip
    upload = Upload.objects.create(longwall=longwall, user=owner, filename=f"{MARK}.csv", sha256="0")
    return longwall, channel, upload


def planned(closed: Organisation) -> ReductionProject:
    """A project that would cut emissions, with hours that were measured of it."""
    said = record("flare-1", mine=f"{MARK} шахта", organisation=closed.name, capex=987654321)
    project = ReductionProject.objects.create(organisation=closed, key="flare-1", name=f"{MARK} факел", record=said)
    start = datetime(2027, 1, 1, tzinfo=UTC)
    MeasuredHours.objects.create(
        project=project, start=start, end=start + timedelta(hours=1), filename=f"{MARK}.csv", sha256="0" * 64,
        readings={"flow_m3_min": [50.0], "ch4_percent": [40.0], "flame": [True]},
    )  # fmt: skip
    return project


def observed(closed: Organisation) -> PlumeSet:
    """A table of plumes that were seen."""
    plumes = PlumeSet.objects.create(
        organisation=closed, name=f"{MARK} шлейфы", layout="other", filename=f"{MARK}.csv", sha256="0" * 64
    )
    StoredPlume.objects.create(
        plume_set=plumes, plume_id=f"{MARK}-1", observed_at=datetime(2027, 1, 1, tzinfo=UTC), latitude=53.9,
        longitude=86.7, emission_kg_h=987654321.0,
    )  # fmt: skip
    return plumes


def reported(client: Client, owner: Any, calculation: str) -> Report:
    """A report with an issue, a file, a remark, a source document and what was confirmed for it."""
    made = post(client, "/reports", {"calculation": calculation, "year": 2024, "title": f"{MARK} отчёт"}).json()
    report = Report.objects.get(pk=made["id"])
    kept = {"name": f"{MARK}.pdf", "content_type": "application/pdf", "size": 5, "sha256": "0" * 64}
    Attachment.objects.create(report=report, content=f"%PDF-{MARK}".encode(), added_by=owner, **kept)
    Confirmation.objects.create(
        organisation=report.organisation, kind="factor", item="x", content="1", reason={"en": MARK, "ru": MARK},
        document=f"{MARK} письмо", confirmed_by=owner,
    )  # fmt: skip
    document = {"question": {"entries": []}, "result": {"entries": [], "totals": MARK}, "attachments": []}
    issue = Issue.objects.create(
        report=report, number=1, document=json.dumps(document), hash="0" * 64, software_version="0",
        issued_by=owner, issued=report.created,
    )  # fmt: skip
    IssueFile.objects.create(
        issue=issue, form="calculation", language="ru", file_type="pdf", sha256="0" * 64, size=5, content=MARK.encode()
    )
    Remark.objects.create(issue=issue, text=f"{MARK} замечание", by=owner)
    return report


# Parameters that name nothing of an organisation: what all may see.
COMMON = {
    "method_id": "ipcc2006.surface", "mine_id": "M0836", "basin_id": "kuzbass", "district_id": "kemerovsky",
    "company_id": "raspadskaya-pjsc", "table_id": "mines", "change_set_id": "1", "version": "1",
    "view": "mine", "name": "kuzbass", "package": "kuzbass", "quantity": "coal_output_t", "basin": "kuzbass",
    "column": "name", "row": "2", "number": "1", "category": "burning_dumps", "form": "calculation",
    "place": "0", "horizon_min": "3", "flow_m3_min": "50", "ch4_percent": "40",
    "kind": "drainage", "year": "2026",
}  # fmt: skip
OPTIONAL_WITHOUT_OWNER = """
    method status q sort limit cursor lang format year gwp_set company district from to level id ids filter offset
    basins action since until search mine_type has_output columns filename sheet kind key table mode by history
    synthetic parent around mine changes dependents state language type encoding separator header_row wide what time
    start end points source zone rule longest_lag_min hours target_t budget threshold_t emission_co2e_t flow ch4
    availability electricity_per_mwh heat_per_gj gas_per_1000m3 carbon_per_t draws seed destruction_efficiency
    first_year last_year limit_id stream period part step
""".split()  # noqa: SIM905 – readable


NUMBERED = (
    "invitation_id",
    "token_id",
    "draft_id",
    "hours_id",
    "record_id",
    "attachment_id",
    "remark_id",
    "confirmation_id",
    "channel_id",
    "channels",
    "target",
)
NUMBERS = {name: ["999999999"] for name in NUMBERED}
NOWHERE = ["00000000-0000-4000-8000-000000000000"]  # answers for what is foreign and for what is not there are alike


def client_of(role: str) -> Client:
    if role == "nobody":
        return Client()
    if role == "without":
        return browser_of(person("out-without"))
    if role in ("editor", "platform"):
        return browser_of(person(f"out-{role}", platform_role=role.replace("platform", "administrator")))
    return browser_of(person(f"out-{role}", of=organisation("elsewhere"), role=role))


def snapshot() -> str:
    """All that is the closed organisation's, as it is stored."""
    rows = [row for model in PRIVATE for row in model._default_manager.order_by("pk") if of_the_closed(row)]
    return serializers.serialize("json", rows)


@contextmanager
def writing() -> Iterator[list[str]]:
    """The statements sent to the database that may change it: what sends none of them changes nothing."""
    sent: list[str] = []

    def watch(execute: Any, sql: str, *rest: Any) -> Any:
        if not sql.lstrip(" (").upper().startswith(("SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK")):
            sent.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(watch):
        yield sent


def of_the_closed(row: Any) -> bool:
    row = getattr(row, "issue", row)
    row = getattr(row, "longwall", None) or getattr(row, "project", None) or row
    row = getattr(row, "report", None) or row
    belongs = getattr(row, "organisation", row)
    user = getattr(row, "user", None) or getattr(row, "owner", None)
    return getattr(belongs, "organisation_id", "") == "closed-coal" or getattr(user, "username", "") == "closed-owner"


def asked(path: str, operation: Any, foreign: dict[str, list[str]]) -> tuple[str, dict[str, str]]:
    """The operation's address and query, every parameter that can name something foreign naming it."""
    query: dict[str, str] = {}
    for parameter in operation.get("parameters", []):
        name = parameter["name"]
        if parameter["in"] == "header":  # a version, a language
            continue
        value = foreign.get(name, [COMMON.get(name)])[0]
        if value is None:
            assert not parameter.get("required"), f"{path}: say in this test what {name} names"
            assert name in OPTIONAL_WITHOUT_OWNER, f"{path}: may {name} name something of an organisation's?"
            continue
        if parameter["in"] == "path":
            path = path.replace("{" + name + "}", value)
        elif name in foreign or parameter.get("required"):
            query[name] = value
    return path, query


def bodies(operation: Any, foreign: dict[str, list[str]]) -> Iterator[Any]:
    """The body's own example, ids of an organisation in it replaced by the foreign ones."""
    content = operation.get("requestBody", {}).get("content", {}).get("application/json")
    if content is None:
        return
    named = api.get_openapi_schema()["components"]["schemas"]
    schema = content["schema"]
    reference = schema.get("$ref") or next(each["$ref"] for each in schema["anyOf"] if "$ref" in each)
    example = named[reference.rsplit("/", 1)[1]]["example"]
    properties = named[reference.rsplit("/", 1)[1]]["properties"]
    ids = {name: values[0] for name, values in foreign.items() if name in properties}
    yield {**example, **ids}


@pytest.mark.parametrize("role", OUTSIDERS)
def test_no_operation_shows_or_changes_what_is_foreign(foreign: dict[str, list[str]], role: str) -> None:
    client = client_of(role)
    before = snapshot()
    for path, method, operation in OPERATIONS:
        address, query = asked(path, operation, foreign)
        where = f"{role}: {method.upper()} {address} {query}"
        body = next(bodies(operation, foreign), None)
        extra: dict[str, Any] = {"HTTP_IF_MATCH": '"v1"', "query_params": query}
        if method != "get":
            kind = "application/json" if body is not None else "application/octet-stream"
            file = "%PDF-" if "application/octet-stream" in operation.get("requestBody", {}).get("content", {}) else ""
            extra |= {"data": json.dumps(body) if body is not None else file, "content_type": kind}
        with writing() as written:
            answer = getattr(client, method)(address, **extra)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert answer.status_code < 500, where
        assert MARK not in content.decode("utf-8", "replace"), where
        assert "987654321" not in content.decode("utf-8", "replace"), where
        assert not written or snapshot() == before, where
        names_foreign = any("{" + name + "}" in path for name in foreign if name != "record_id")
        if names_foreign:
            assert answer.status_code in (401, 403, 404), (where, answer.status_code, content[:200])
            nowhere = asked(path, operation, {name: NUMBERS.get(name, NOWHERE) for name in foreign})[0]
            assert getattr(client, method)(nowhere, **extra).status_code == answer.status_code, where
    assert snapshot() == before, role


def test_the_people_of_an_organisation_do_see_it(foreign: dict[str, list[str]]) -> None:
    """The test above would pass of a server that shows nothing to anybody."""
    client = browser_of(person("closed-viewer", of=organisation("closed-coal"), role=Role.VIEWER))
    calculation = foreign["calculation_id"][0]
    assert MARK in client.get(f"/api/v1/calculations/{calculation}").content.decode()
    assert MARK in client.get("/api/v1/inventories").content.decode()
    assert MARK in client.get("/api/v1/organisations").content.decode()
    assert MARK in client.get("/api/v1/activity").content.decode()
    longwall = f"/api/v1/telemetry/longwalls/{foreign['longwall_id'][0]}"
    for path in ("", "/channels", "/latest", "/series", "/monthly", "/readings"):
        assert MARK in client.get(f"{longwall}{path}").content.decode(), path
    report = foreign["report_id"][0]
    for path in ("", "/remarks", "/attachments", "/issues/1", "/issues/1/files/calculation"):
        content = client.get(f"/api/v1/reports/{report}{path}").content.decode()
        assert MARK in content or MARK in json.dumps(content), path


@pytest.mark.parametrize("role", [Role.VIEWER, Role.VERIFIER])
def test_who_may_only_read_changes_nothing(foreign: dict[str, list[str]], role: str) -> None:
    client = browser_of(person("closed-reader", of=organisation("closed-coal"), role=role))
    before = snapshot()
    for path, method, operation in OPERATIONS:
        if method == "get" or "security" not in operation:
            continue
        if role == Role.VERIFIER and operation["operationId"] in VERIFYING:
            continue
        address, query = asked(path, operation, foreign)
        body = next(bodies(operation, foreign), None)
        kind = "application/json" if body is not None else "application/octet-stream"
        answer = getattr(client, method)(
            address, data=json.dumps(body) if body is not None else "", content_type=kind, query_params=query,
            HTTP_IF_MATCH='"v1"',
        )  # fmt: skip
        assert answer.status_code < 500, (method, address)
    mine = AuditEntry.objects.filter(actor__username="closed-reader").exclude(action__startswith="session.")
    own = ("token.", "user.change")  # of themselves: their tokens, their name
    assert [each.action for each in mine if not each.action.startswith(own)] == []
    ApiToken.objects.filter(user__username="closed-reader").delete()
    assert snapshot() == before


def test_the_secret_of_an_invitation_opens_only_itself(foreign: dict[str, list[str]]) -> None:
    Invitation.objects.update(digest=digest_of("x"))
    shown = post(Client(), "/invitations/look", {"secret": "x"}).json()
    assert set(shown) == {"organisation", "email", "role", "expires", "report", "report_title", "has_account"}
