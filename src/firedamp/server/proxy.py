"""Which proxy is believed, and in what? The one that ends TLS: whether a visitor came by HTTPS, and from where."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

THIS_MACHINE = "127.0.0.1"


def proxy_settings(environment: Mapping[str, str]) -> dict[str, Any]:
    """Waitress's settings: with FIREDAMP_HTTPS=1 the proxy at FIREDAMP_PROXY (else at 127.0.0.1), otherwise none.

    From anybody else the headers of a proxy are thrown away. Of several addresses in X-Forwarded-For the last counts:
    the one that the proxy itself saw.
    """
    if environment.get("FIREDAMP_HTTPS") != "1":
        return {}
    return {
        "trusted_proxy": environment.get("FIREDAMP_PROXY") or THIS_MACHINE,
        "trusted_proxy_count": 1,
        "trusted_proxy_headers": {"x-forwarded-proto", "x-forwarded-for"},
    }
