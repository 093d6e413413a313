"""How is a data folder brought to where a server can start? Client, database, packages, inventories, first people."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module

from django.db import DatabaseError

from firedamp.messages.numbers import number_text
from firedamp.science.errors import InputError
from firedamp.server.serving import everywhere
from firedamp.server.starting_words import Words, say

PREPARING = 0x46440001  # of PostgreSQL's advisory locks


def configure(host: str) -> None:
    """Set Django up on the data folder."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "firedamp.server.settings")
    import django
    from django.conf import settings

    from firedamp.server.data_folder import keep_to_its_owner, require_data_folder

    os.umask(0o077)  # what the server makes is for its owner alone
    folder = require_data_folder()
    keep_to_its_owner(folder)
    django.setup()
    settings.ALLOWED_HOSTS = ["*"] if everywhere(host) else [*settings.ALLOWED_HOSTS, host]


def place_client() -> None:
    """Put the client's files beside the data: compressed, and out of reach of an upgrade under way."""
    from django.conf import settings

    from firedamp.server.client_files import CLIENT_SOURCE, prepare_client
    from firedamp.server.data_folder import CLIENT, data_folder

    settings.WHITENOISE_ROOT = data_folder() / CLIENT
    prepare_client(CLIENT_SOURCE, settings.WHITENOISE_ROOT)


def prepare(*, words: Words, lang: str) -> None:
    """Migrations and everything that is shipped; each a second time does nothing."""
    from django.conf import settings
    from django.core.management import call_command

    say(words["database"].format(folder=settings.DATA_FOLDER))
    with alone():
        call_command("migrate", verbosity=0, interactive=False)
        load(words, lang)


@contextmanager
def alone() -> Iterator[None]:
    """Whoever prepares the same PostgreSQL meanwhile, from another machine too, waits until the block ends."""
    from django.db import connection

    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [PREPARING])
    try:
        yield
    finally:
        with suppress(DatabaseError), connection.cursor() as cursor:  # a connection that was lost holds nothing
            cursor.execute("SELECT pg_advisory_unlock(%s)", [PREPARING])


def load(words: Words, lang: str) -> None:
    from firedamp.server.inventory.public_inventories import present_totals, public_inventories_ensure
    from firedamp.server.package_changes import change_lines, kept_lines
    from firedamp.server.reductions.demonstration import example_ensure
    from firedamp.server.reference.loading.services import load_packages
    from firedamp.server.telemetry.demonstration import demonstrations_ensure

    for loaded in load_packages():
        say(words["package"].format(name=loaded.name, version=loaded.version, state=words[loaded.state]))
        if loaded.state == "changed":
            say("\n".join([*change_lines(loaded.changes, lang), *kept_lines(loaded.kept, lang)]))
    demonstrations_ensure()
    example_ensure()
    for inventory in public_inventories_ensure():
        totals = present_totals(inventory)
        say(
            words["inventory"].format(
                name=inventory.result["title"].get(lang) or inventory.name,
                mines=totals["mines"],
                kilotonnes=number_text(totals["co2e_t"] / 1000, lang, 0),
                gwp_set=inventory.gwp_set,
            )
        )


def greet(words: Words) -> None:
    """The first people of a demonstration, and their passwords."""
    from firedamp.server.accounts.services import ensure_demo_users

    say_passwords(words, ensure_demo_users())


def first_administrator(words: Words, username: str) -> None:
    """An administrator of the platform where there is none; InputError `name_taken`."""
    from firedamp.server.accounts.services import administrators, ensure_administrator

    if there := administrators():
        say(words["administrator_there"].format(names=", ".join(there)))
        return
    say_passwords(words, ensure_administrator(username=username))


def say_passwords(words: Words, made: dict[str, str]) -> None:
    for username, password in made.items():
        say(words["password"].format(username=username, password=password))
    if made:
        say(words["keep"])


def require_migrated(words: Words) -> None:
    """InputError `not_migrated` where the database is behind; one that is ahead serves an earlier version as well."""
    from firedamp.server.operations.migrations_left import migrations_left, migrations_unknown

    if left := migrations_left():
        raise InputError.one("DATABASE_URL", "not_migrated", None, count=len(left), first=left[0])
    if unknown := migrations_unknown():
        say(words["migrations_unknown"].format(names=", ".join(unknown)))


def settle() -> None:
    """What the first visitor need not wait for. Python need not look for garbage among what stays as long as the
    server runs: a request would wait for that."""
    from django.conf import settings

    import_module(settings.ROOT_URLCONF)
    gc.collect()
    gc.freeze()
