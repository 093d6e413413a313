"""How does an invited person get an account? With a name and a password of their own, checked as any other."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from firedamp.science.errors import InputError
from firedamp.server.accounts.models import User
from firedamp.server.audit.services import record


@transaction.atomic
def account_create(*, username: str, email: str, password: str) -> User:
    """A new account. InputError for a name that is taken or malformed, a weak password, an address in use."""
    user = User(username=username, email=email)
    try:
        user.clean_fields(exclude=["password"])
    except ValidationError as error:
        raise InputError.one("username", "malformed", username, reason=" ".join(error.messages)) from None
    if User.objects.filter(username__iexact=username).exists():
        raise InputError.one("username", "name_taken", username)
    if User.objects.filter(email__iexact=email).exists():
        raise InputError.one("email", "name_taken", email)
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise InputError.one("password", "weak_password", None, reason=" ".join(error.messages)) from None
    user.set_password(password)
    user.save()
    record("user.create", actor=user, subject=("user", user.pk, username))
    return user
