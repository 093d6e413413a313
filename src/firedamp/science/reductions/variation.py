"""By what factors do flows, concentrations, availabilities and prices differ from those given?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from firedamp.science.reductions.project import StreamKey

ONE = np.ones(1)


@dataclass(frozen=True)
class Variation:
    """Factors as columns (draws, 1): of a stream's flow and concentration, of a project's availability, of a price."""

    flow: Mapping[StreamKey, np.ndarray] = field(default_factory=dict)
    ch4: Mapping[StreamKey, np.ndarray] = field(default_factory=dict)
    availability: Mapping[str, np.ndarray] = field(default_factory=dict)
    price: Mapping[str, np.ndarray] = field(default_factory=dict)

    def of_flow(self, key: StreamKey) -> np.ndarray:
        return self.flow.get(key, ONE)

    def of_ch4(self, key: StreamKey) -> np.ndarray:
        return self.ch4.get(key, ONE)

    def of_availability(self, project_id: str) -> np.ndarray:
        return self.availability.get(project_id, ONE)

    def of_price(self, name: str) -> np.ndarray:
        return self.price.get(name, ONE)


AS_GIVEN = Variation()
