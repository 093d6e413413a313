"""What a method gives back, and what stands in where it cannot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np


@dataclass(frozen=True)
class Filled:
    """A method's answer: `values` (T, N), NaN where it has none; `lacking`: by column, the code of what it needs.

    The codes have words in methods.toml, `[reasons]`.
    """

    values: np.ndarray
    lacking: Mapping[int, str] = field(default_factory=dict)
