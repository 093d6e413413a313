"""How is the log sealed, and does the seal still hold?"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC
from typing import Literal

from django.db.models import QuerySet

from firedamp.server.accounts.models import User
from firedamp.server.audit.models import AuditEntry, AuditHead

NO_HASH = "0" * 64
LEAST, BLOCK = -(2**63), 2000
Fault = Literal["changed", "unlinked", "hole", "cut", "head", "no_head", "erased"]


def seal(entry: AuditEntry) -> str:
    """SHA-256 over everything that the entry says and over the hash of the one before it."""
    said = {
        "number": entry.number,
        "at": entry.at.astimezone(UTC).isoformat(),
        "actor": entry.actor_id,
        "actor_name": entry.actor_name,
        "organisation": entry.organisation_id,
        "action": entry.action,
        "subject": [entry.subject_kind, entry.subject_id, entry.subject_name],
        "details": entry.details,
        "previous": entry.previous,
    }
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Broken:
    """Where the log does not hold: the entry's number, and in what way."""

    number: int
    fault: Fault


@dataclass(frozen=True)
class Verdict:
    """How many entries were checked, the last one's hash, and every place where the log does not hold."""

    entries: int
    head: str
    broken: tuple[Broken, ...]


def verify(*known_heads: tuple[int, str]) -> Verdict:
    """Check every entry, in order, against its own hash and the one before.

    `known_heads`, numbers and hashes that were noted outside the log (issued reports bear one), also show that the
    log's end was not cut off or written anew. A log without its head, and an empty one where there are users, does
    not hold: no user was ever made without an entry.
    """
    broken: list[Broken] = []
    entries, number, hash_ = 0, 0, NO_HASH
    for entry in readable(AuditEntry.objects.all()):
        broken += _faults(entry, number, hash_)
        entries, number, hash_ = entries + 1, entry.number, entry.hash
    broken += [*_faults_of_head(number, hash_), *_faults_of_known(known_heads)]
    if not entries and User.objects.exists():
        broken.append(Broken(1, "erased"))
    return Verdict(entries, hash_, tuple(dict.fromkeys(broken)))


def _faults_of_head(number: int, hash_: str) -> Iterator[Broken]:
    """What is wrong with the head of a log that ends with an entry of a number and hash."""
    head = AuditHead.objects.first()
    if head is None:
        yield Broken(number, "no_head")
    elif (head.number, head.hash) != (number, hash_):
        yield Broken(head.number, "cut" if head.number > number else "head")


def _faults_of_known(known: Iterable[tuple[int, str]]) -> Iterator[Broken]:
    for number, noted in known:
        there = AuditEntry.objects.filter(number=number).values_list("hash", flat=True).first()
        if number and there != noted:
            yield Broken(number, "cut" if there is None else "changed")


def _faults(entry: AuditEntry, number: int, previous: str) -> Iterator[Broken]:
    """What is wrong with an entry after the one of a number and hash."""
    if entry.number != number + 1:
        yield Broken(number + 1, "hole")
    elif entry.previous != previous:
        yield Broken(entry.number, "unlinked")
    if not is_sealed(entry):
        yield Broken(entry.number, "changed")


def is_sealed(entry: AuditEntry) -> bool:
    """Whether an entry says what its hash is of. What was altered need not even be of its column's type."""
    try:
        return entry.hash == seal(entry)
    except (AttributeError, TypeError, ValueError):
        return False


def readable(entries: QuerySet[AuditEntry]) -> Iterator[AuditEntry]:
    """The entries, the oldest first; without their times where one of a block is no time that can be read."""
    after = LEAST
    while True:
        following = entries.filter(number__gt=after).order_by("number")
        try:
            block = list(following[:BLOCK])
        except ValueError:
            block = list(following.defer("at")[:BLOCK])
        yield from block
        if len(block) < BLOCK:
            return
        after = block[-1].number
