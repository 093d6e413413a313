"""What does a server say while it starts and when it stops?"""

from __future__ import annotations

Words = dict[str, str]
WORDS: dict[str, Words] = {
    "en": {
        "port": "Port {port} on {host} cannot be used: {reason}. Choose another with --port.",
        "database": "Preparing the database in {folder}",
        "package": "Data package {name} {version}: {state}",
        "new": "loaded",
        "changed": "changed, applied",
        "unchanged": "unchanged",
        "inventory": "Inventory of {name}: {mines} mines, {kilotonnes} kt CO2e ({gwp_set})",
        "password": "{username}: one-time password {password}",
        "keep": "These passwords are not shown again.",
        "ready": "Firedamp is at {address} (Ctrl-C stops it)",
        "stopped": "Firedamp has stopped.",
        "failed": "Firedamp cannot start: {reason}",
        "migrations_unknown": "The database is of a later version: it has {names}, which this one does not know.",
        "migrated": "The database is up to date.",
        "administrator_there": "There is an administrator already: {names}. Nobody was made.",
        "throw_away": "A THROW-AWAY instance in {folder}: all that is entered in it is deleted when it stops.\n"
        "Its demonstration basin and projects are synthetic: made up, of no real mine.",
        "thrown_away": "Deleted: {folder}",
    },
    "ru": {
        "port": "Порт {port} на {host} занять нельзя: {reason}. Выберите другой: --port.",
        "database": "Готовлю базу данных в {folder}",
        "package": "Пакет данных {name} {version}: {state}",
        "new": "загружен",
        "changed": "изменился, применён",
        "unchanged": "без изменений",
        "inventory": "Кадастр «{name}»: {mines} шахт и разрезов, {kilotonnes} кт CO2-экв. ({gwp_set})",
        "password": "{username}: одноразовый пароль {password}",
        "keep": "Больше эти пароли не покажут.",
        "ready": "Firedamp: {address} (остановить: Ctrl-C)",
        "stopped": "Firedamp остановлен.",
        "failed": "Firedamp не может начать работу: {reason}",
        "migrations_unknown": "База создана более поздней версией: в ней есть {names}, а эта версия их не знает.",
        "migrated": "База данных приведена к этой версии.",
        "administrator_there": "Администратор уже есть: {names}. Никто не создан.",
        "throw_away": "ВРЕМЕННЫЙ экземпляр в {folder}: всё, что в него введут, удалится при остановке.\n"
        "Его демонстрационный бассейн и проекты синтетические: выдуманы и ни одной шахте не принадлежат.",
        "thrown_away": "Удалено: {folder}",
    },
}


def words_of(lang: str) -> Words:
    return WORDS.get(lang, WORDS["en"])


def say(text: str) -> None:
    print(text, flush=True)
