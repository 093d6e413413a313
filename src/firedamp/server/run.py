"""How does `firedamp up` bring the whole thing up? Prepare the data folder, load, compute, serve until told to stop."""

from __future__ import annotations

import gc
import os
import signal
import socket
import sys
from importlib import import_module
from types import FrameType
from typing import NoReturn

from django.db import DatabaseError

from firedamp.messages import describe
from firedamp.science.errors import DataError, FiredampError, InputError
from firedamp.server.proxy import proxy_settings

WORDS = {
    "en": {
        "port": "Port {port} on {host} cannot be used: {reason}. Choose another with --port.",
        "database": "Preparing the database in {folder}",
        "package": "Data package {name} {version}: {state}",
        "new": "loaded",
        "changed": "changed, applied",
        "unchanged": "unchanged",
        "inventory": "Inventory of {name}: {mines} mines, {kilotonnes:,.0f} kt CO2e ({gwp_set})",
        "password": "{username}: one-time password {password}",
        "keep": "These passwords are not shown again.",
        "ready": "Firedamp is at {address} (Ctrl-C stops it)",
        "stopped": "Firedamp has stopped.",
        "failed": "Firedamp cannot start: {reason}",
    },
    "ru": {
        "port": "Порт {port} на {host} занять нельзя: {reason}. Выберите другой: --port.",
        "database": "Готовлю базу данных в {folder}",
        "package": "Пакет данных {name} {version}: {state}",
        "new": "загружен",
        "changed": "изменился, применён",
        "unchanged": "без изменений",
        "inventory": "Кадастр «{name}»: {mines} шахт и разрезов, {kilotonnes:,.0f} кт CO2-экв. ({gwp_set})",
        "password": "{username}: одноразовый пароль {password}",
        "keep": "Больше эти пароли не покажут.",
        "ready": "Firedamp: {address} (остановить: Ctrl-C)",
        "stopped": "Firedamp остановлен.",
        "failed": "Firedamp не может начать работу: {reason}",
    },
}
THREADS = 8
# Above what the API itself refuses, so that it is the API that says why.
LARGEST_BODY = 21_000_000_000


def up(*, host: str, port: int, lang: str) -> int:
    """Serve Firedamp until Ctrl-C or SIGTERM.

    Returns the exit code: 0 when told to stop, 2 if the port cannot be had, or FIREDAMP_DATA or a data package is
    wrong, 1 if the database stands in the way.
    """
    words = WORDS.get(lang, WORDS["en"])
    try:
        listener = take_port(host, port)
    except OSError as error:
        print(words["port"].format(host=host, port=port, reason=error.strerror or error), file=sys.stderr)
        return 2
    # Both said outright: a process started in the background inherits a SIGINT that is ignored.
    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    try:
        with listener:
            prepare(host=host, words=words, lang=lang)
            from firedamp.server.jobs.process import worker_beside

            with worker_beside():
                say(words["ready"].format(address=address(host, listener.getsockname()[1])))
                serve(listener)
    except KeyboardInterrupt:
        pass
    except (OSError, DatabaseError, FiredampError) as error:
        reason = describe(error, lang) if isinstance(error, FiredampError) else str(error).strip()
        print(words["failed"].format(reason=reason), file=sys.stderr)
        return 2 if isinstance(error, DataError | InputError) else 1
    say(words["stopped"])
    return 0


def take_port(host: str, port: int) -> socket.socket:
    """The port, ours from now on, before anything else is done."""
    family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(place)
        listener.listen(128)
    except OSError:
        listener.close()
        raise
    return listener


def stop(number: int, frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def say(text: str) -> None:
    print(text, flush=True)


def prepare(*, host: str, words: dict[str, str], lang: str) -> None:
    """Bring the data folder to where the server can start: client, database, packages, inventory, users."""
    configure(host)
    from django.conf import settings
    from django.core.management import call_command

    say(words["database"].format(folder=settings.DATA_FOLDER))
    call_command("migrate", verbosity=0, interactive=False)
    load(words, lang)
    greet(words)
    import_module(settings.ROOT_URLCONF)  # now, not while the first visitor waits
    keep_what_is_loaded()


def keep_what_is_loaded() -> None:
    """Python need not look for garbage among what stays as long as the server runs: a request would wait for that."""
    gc.collect()
    gc.freeze()


def configure(host: str) -> None:
    """Set Django up, the client's files beside the data: compressed, and out of reach of an upgrade under way."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "firedamp.server.settings")
    import django
    from django.conf import settings

    from firedamp.server.client_files import CLIENT_SOURCE, prepare_client
    from firedamp.server.data_folder import CLIENT, keep_to_its_owner, require_data_folder

    os.umask(0o077)  # what the server makes is for its owner alone
    folder = require_data_folder()
    keep_to_its_owner(folder)
    prepare_client(CLIENT_SOURCE, folder / CLIENT)
    django.setup()
    settings.WHITENOISE_ROOT = folder / CLIENT
    everywhere = host in ("0.0.0.0", "::", "")  # nosec B104 – what the user asked for
    settings.ALLOWED_HOSTS = ["*"] if everywhere else [*settings.ALLOWED_HOSTS, host]


def load(words: dict[str, str], lang: str) -> None:
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
        kilotonnes = totals["co2e_t"] / 1000
        say(
            words["inventory"].format(
                name=inventory.result["title"].get(lang) or inventory.name,
                mines=totals["mines"],
                kilotonnes=kilotonnes,
                gwp_set=inventory.gwp_set,
            )
        )


def greet(words: dict[str, str]) -> None:
    from firedamp.server.accounts.services import ensure_demo_users

    made = ensure_demo_users()
    for username, password in made.items():
        say(words["password"].format(username=username, password=password))
    if made:
        say(words["keep"])


def address(host: str, port: int) -> str:
    everywhere = host in ("0.0.0.0", "::", "")  # nosec B104 – only told apart
    shown = "localhost" if everywhere else f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/"


def serve(listener: socket.socket) -> None:
    """Serve until interrupted; requests under way are finished."""
    from waitress.server import create_server

    from firedamp.server.wsgi import application

    server = create_server(
        application,
        sockets=[listener],
        threads=THREADS,
        max_request_body_size=LARGEST_BODY,
        ident="firedamp",
        clear_untrusted_proxy_headers=True,
        **proxy_settings(os.environ),
    )
    server.run()
