"""Jobs: asked for, done, cancelled, tried again; seen by those whom they concern."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from tests.server.asking import post
from tests.server.jobs import kinds as _kinds  # noqa: F401 – registers them
from tests.server.people import browser_of, organisation, person

from firedamp.server.accounts.models import User
from firedamp.server.jobs.holding import MOST_ATTEMPTS, Cancelled, Held, Lost, claim
from firedamp.server.jobs.models import Job
from firedamp.server.jobs.services import job_create
from firedamp.server.jobs.working import do
from firedamp.server.organisations.models import Membership, Organisation
from firedamp.server.organisations.rights import Role

pytestmark = pytest.mark.django_db
LIVING = "elsewhere:1"  # a worker on another machine


@pytest.fixture
def engineer() -> User:
    return person("engineer", of=organisation("own-coal"))


@pytest.fixture
def unbeaten(monkeypatch: pytest.MonkeyPatch) -> None:
    """No heartbeat: a thread would not see what this test's transaction has not committed."""
    monkeypatch.setattr(Held, "_renew", lambda self: None)


def asked(user: User, kind: str = "test.make", **arguments: Any) -> Job:
    given = {"id": "made", **arguments}
    return job_create(owner=user, kind=kind, arguments=given, name="проба", language="ru")


def held() -> Held:
    found = claim(LIVING)
    assert found is not None
    return found


def done(job: Job) -> Job:
    do(held())
    job.refresh_from_db()
    return job


def test_it_works(engineer: User, unbeaten: None) -> None:
    job = done(asked(engineer))
    assert (job.state, job.result, job.progress) == ("done", {"made": "made"}, 1.0)
    assert Organisation.objects.filter(organisation_id="made").count() == 1
    shown = browser_of(engineer).get(f"/api/v1/jobs/{job.pk}").json()
    assert (shown["state"], shown["result"]) == ("done", {"made": "made"})


def test_an_unknown_kind_is_a_mistake_of_ours(engineer: User) -> None:
    with pytest.raises(LookupError):
        asked(engineer, "nonsense")


def test_a_job_is_taken_by_one_worker(engineer: User) -> None:
    asked(engineer)
    assert claim(LIVING) is not None
    assert claim("elsewhere:2") is None


def test_the_oldest_comes_first(engineer: User) -> None:
    first, second = asked(engineer), asked(engineer)
    assert (held().job.pk, held().job.pk) == (first.pk, second.pk)


def test_bad_input_fails_in_the_words_of_who_asked(engineer: User, unbeaten: None) -> None:
    job = done(asked(engineer, "test.bad"))
    assert job.state == "failed"
    assert job.problem is not None
    assert job.problem["errors"][0]["rule"] == "below_minimum"
    assert "меньше" in job.problem["detail"]


def test_a_fault_tells_no_secrets(engineer: User, unbeaten: None) -> None:
    job = done(asked(engineer, "test.fault"))
    assert job.problem == {"type": "/problems/fault"}
    assert "secret" not in browser_of(engineer).get(f"/api/v1/jobs/{job.pk}").content.decode()


def test_a_lease_that_ran_out_is_taken_up_and_the_first_worker_has_no_effect(engineer: User) -> None:
    job = asked(engineer)
    first = held()
    Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    second = held()
    assert (first.attempt, second.attempt) == (1, 2)
    with pytest.raises(Lost), first.effect({}):
        Organisation.objects.create(organisation_id="twice", name="x")
    with second.effect({}):
        Organisation.objects.create(organisation_id="once", name="x")
    job.refresh_from_db()
    assert job.state == "done"
    assert set(Organisation.objects.values_list("organisation_id", flat=True)) >= {"once"}
    assert not Organisation.objects.filter(organisation_id="twice").exists()


def test_the_effect_of_a_job_that_was_lost_meanwhile_is_undone(engineer: User) -> None:
    asked(engineer)
    first = held()
    with pytest.raises(Lost), first.effect({}):  # noqa: PT012 – what is undone
        Organisation.objects.create(organisation_id="twice", name="x")
        Job.objects.update(attempts=2)
    assert not Organisation.objects.filter(organisation_id="twice").exists()


def test_a_job_that_takes_its_workers_down_is_given_up(engineer: User) -> None:
    job = asked(engineer)
    for _ in range(MOST_ATTEMPTS):
        held()
        Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    assert claim(LIVING) is None
    job.refresh_from_db()
    assert (job.state, job.problem) == ("failed", {"type": "/problems/worker-lost", "attempts": MOST_ATTEMPTS})


def test_what_waits_is_cancelled_at_once(engineer: User) -> None:
    job = asked(engineer)
    answer = post(browser_of(engineer), f"/jobs/{job.pk}/cancel", {})
    assert (answer.status_code, answer.json()["state"]) == (200, "cancelled")
    assert claim(LIVING) is None


def test_what_runs_stops_before_its_effect(engineer: User) -> None:
    job = asked(engineer)
    first = held()
    assert post(browser_of(engineer), f"/jobs/{job.pk}/cancel", {}).json()["cancel_requested"] is True
    with pytest.raises(Cancelled), first.effect({}):
        pytest.fail("nothing is done any more")


def test_what_has_ended_is_not_cancelled(engineer: User, unbeaten: None) -> None:
    job = done(asked(engineer))
    assert post(browser_of(engineer), f"/jobs/{job.pk}/cancel", {}).status_code == 409


def test_what_failed_is_tried_again(engineer: User, unbeaten: None) -> None:
    job = done(asked(engineer, "test.bad"))
    answer = post(browser_of(engineer), f"/jobs/{job.pk}/retry", {})
    assert (answer.status_code, answer.json()["state"], answer.json()["problem"]) == (200, "waiting", None)
    assert done(job).state == "failed"


def test_what_is_done_is_not_done_again(engineer: User, unbeaten: None) -> None:
    job = done(asked(engineer))
    assert post(browser_of(engineer), f"/jobs/{job.pk}/retry", {}).status_code == 409


def test_a_worker_that_is_told_to_stop_gives_its_job_back(engineer: User) -> None:
    job = asked(engineer)
    held().give_back()
    job.refresh_from_db()
    assert (job.state, job.attempts) == ("waiting", 0)


def test_a_stranger_sees_no_job_and_cancels_none(engineer: User) -> None:
    job = asked(engineer)
    stranger = browser_of(person("stranger", of=organisation("elsewhere"), role=Role.ADMINISTRATOR))
    assert stranger.get("/api/v1/jobs").json()["total"] == 0
    assert stranger.get(f"/api/v1/jobs/{job.pk}").status_code == 404
    assert post(stranger, f"/jobs/{job.pk}/cancel", {}).status_code == 404


def test_a_colleague_sees_the_organisation_s_jobs_and_cancels_none(engineer: User) -> None:
    given: dict[str, Any] = {"kind": "test.make", "arguments": {"id": "x"}}
    job = job_create(owner=engineer, organisation=organisation("own-coal"), **given)
    colleague = browser_of(person("colleague", of=organisation("own-coal")))
    assert colleague.get(f"/api/v1/jobs/{job.pk}").status_code == 200
    assert post(colleague, f"/jobs/{job.pk}/cancel", {}).status_code == 403


def test_who_has_left_sees_their_jobs_there_no_more(engineer: User) -> None:
    own = organisation("own-coal")
    of_own = job_create(owner=engineer, kind="test.make", arguments={"id": "x"}, organisation=own, language="ru")
    of_none = asked(engineer)
    browser = browser_of(engineer)
    assert browser.get(f"/api/v1/jobs/{of_own.pk}").status_code == 200
    Membership.objects.filter(user=engineer).delete()
    assert browser.get(f"/api/v1/jobs/{of_own.pk}").status_code == 404
    assert [each["id"] for each in browser.get("/api/v1/jobs").json()["items"]] == [str(of_none.pk)]


def test_the_list_is_of_what_is_active_or_ended(engineer: User, unbeaten: None) -> None:
    done(asked(engineer))
    waiting = asked(engineer, id="other")
    client = browser_of(engineer)
    assert [each["id"] for each in client.get("/api/v1/jobs?state=active").json()["items"]] == [str(waiting.pk)]
    assert [each["state"] for each in client.get("/api/v1/jobs?state=ended").json()["items"]] == ["done"]


def test_nobody_without_signing_in_sees_jobs(anonymous: Any) -> None:
    assert anonymous.get("/api/v1/jobs").status_code == 401
    assert post(anonymous, "/jobs/7d0f8a52-6a3c-4f0e-9d1b-0a4c1d2e3f40/cancel", {}).status_code == 401


def test_telling_is_where_a_job_learns_that_it_is_cancelled(engineer: User) -> None:
    asked(engineer)
    first = held()
    first._cancel.set()
    with pytest.raises(Cancelled):
        first.tell("next")
