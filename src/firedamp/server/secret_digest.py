"""What is kept of a secret that a program made? Its digest: 256 random bits need no slow hash."""

from __future__ import annotations

import hashlib


def digest_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
