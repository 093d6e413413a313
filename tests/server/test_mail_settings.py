"""Letters go through the SMTP server that is named, or onto the console; a bad address is refused unseen."""

from __future__ import annotations

import pytest

from firedamp.science.errors import InputError
from firedamp.server.mail_settings import CONSOLE, SMTP, mail_settings


def test_without_a_server_letters_go_to_the_console() -> None:
    assert mail_settings({})["EMAIL_BACKEND"] == CONSOLE


def test_it_works() -> None:
    found = mail_settings({"FIREDAMP_MAIL": "smtp+tls://eco%40mine:p%3Ass@mail.example.org"})
    assert found["EMAIL_BACKEND"] == SMTP
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"], found["EMAIL_USE_TLS"]) == ("mail.example.org", 587, True)
    assert (found["EMAIL_HOST_USER"], found["EMAIL_HOST_PASSWORD"]) == ("eco@mine", "p:ss")


@pytest.mark.parametrize("url", ["mail.example.org", "http://x", "smtp://", "smtp://user:secret@host:port"])
def test_a_bad_address_is_refused_without_being_said_back(url: str) -> None:
    with pytest.raises(InputError) as error:
        mail_settings({"FIREDAMP_MAIL": url})
    assert error.value.problems[0].rule == "not_a_mail_url"
    assert "secret" not in str(error.value)
