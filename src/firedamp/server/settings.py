"""How is the server set up? As the environment says; what is said in several values is in files of its own."""

from __future__ import annotations

import os
from pathlib import Path

from django.utils.functional import lazy

from firedamp.server.client_files import CLIENT_SOURCE, immutable_file
from firedamp.server.data_folder import data_folder, secret_key
from firedamp.server.database_settings import database_settings
from firedamp.server.mail_settings import mail_settings
from firedamp.server.operations.logs import logging_settings
from firedamp.server.telemetry_settings import engine_said

DATA_FOLDER = data_folder()

DEBUG = False
# Read when it is first needed: importing these settings touches no file.
SECRET_KEY = lazy(secret_key, str)()
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *filter(None, os.environ.get("FIREDAMP_HOSTS", "").split(","))]
BEHIND_HTTPS = os.environ.get("FIREDAMP_HTTPS") == "1"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.headless",
    "allauth.mfa",
    "allauth.usersessions",
    "ninja",
    "firedamp.server.accounts",
    "firedamp.server.organisations",
    "firedamp.server.audit",
    "firedamp.server.jobs",
    "firedamp.server.reference",
    "firedamp.server.mines",
    "firedamp.server.restoration",
    "firedamp.server.inventory",
    "firedamp.server.reports",
    "firedamp.server.telemetry",
    "firedamp.server.reductions",
    "firedamp.server.topdown",
    "firedamp.server.forecasts",
    "firedamp.server.measured",
]

MIDDLEWARE = [
    "firedamp.server.operations.request_log.RequestLogMiddleware",
    "firedamp.server.operations.probes.ProbeMiddleware",
    "firedamp.server.middleware.HeadMiddleware",
    "firedamp.server.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "firedamp.server.middleware.LanguageMiddleware",
    "firedamp.server.middleware.ProblemMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "firedamp.server.middleware.StrictRequestMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
]

ROOT_URLCONF = "firedamp.server.urls"
WSGI_APPLICATION = "firedamp.server.wsgi.application"
APPEND_SLASH = False
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent / "templates"],  # letters, in the place of allauth's
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]

DATABASES = {"default": database_settings(os.environ, DATA_FOLDER)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]

HEADLESS_ONLY = True
HEADLESS_CLIENTS = ("app", "browser")
HEADLESS_FRONTEND_URLS = {
    "account_reset_password": "/account/password",
    "account_reset_password_from_key": "/account/password/{key}",
    "account_signup": "/account/closed",
}
ACCOUNT_ADAPTER = "firedamp.server.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # whoever asks has no letters sent to addresses of their choice
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if BEHIND_HTTPS else "http"
# A key of a failed sign-in is a name tried from an address: see the adapter, which also asks of the name alone.
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",
    "login_failed": "60/m/ip,5/5m/key",
    "login_failed_name": "30/5m/key",
    "change_password": "5/m/user",
    "reset_password": "20/m/ip,5/m/key",
    "reset_password_from_key": "20/m/ip",
    "reauthenticate": "10/m/user",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # nobody signs up, so that nobody holds an account in another's name
MFA_TOTP_ISSUER = "Firedamp"
MFA_TOTP_TOLERANCE = 1  # a code typed in its last second arrives after it: RFC 6238, 5.2 allows one step

globals().update(mail_settings(os.environ))
TELEMETRY_ENGINE = engine_said(os.environ)

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ru", "Русский")]
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "/static/"
WHITENOISE_ROOT = CLIENT_SOURCE
WHITENOISE_INDEX_FILE = True
WHITENOISE_USE_FINDERS = True
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_MAX_AGE = 0
WHITENOISE_IMMUTABLE_FILE_TEST = immutable_file

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_HTTPS
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "firedamp.server.problems.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if BEHIND_HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_HTTPS else None
X_FRAME_OPTIONS = "DENY"

LOGGING = logging_settings(os.environ)
