"""Where does chance come from? One seed, and a Philox stream of its own for each thing that has a name.

So another mine, year or column changes nothing but itself.
"""

from __future__ import annotations

import zlib

import numpy as np

SEED = 19902023


def chance(*name: object) -> np.random.Generator:
    """The stream of one thing: chance("coal", "DEMO-M07") is the same at every call."""
    words = "/".join(map(str, name))
    return np.random.Generator(np.random.Philox(np.random.SeedSequence([SEED, zlib.crc32(words.encode())])))


def noise(stream: np.random.Generator, share: float) -> float:
    """A measurement's factor about 1; an error beyond two and a half times its share does not occur."""
    return 1 + share * float(np.clip(stream.normal(), -2.5, 2.5))


def wander(stream: np.random.Generator, steps: int, share: float, memory: float = 0.6) -> list[float]:
    """Factors about 1, one a year, that remember the year before."""
    level, factors = 0.0, []
    for shock in stream.normal(size=steps):
        level = memory * level + share * float(np.clip(shock, -2.5, 2.5))
        factors.append(float(np.exp(level)))
    return factors
