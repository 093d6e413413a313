"""What gas does a seam hold at the depth of a mine? Between recorded depths in proportion, beyond them the nearest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from firedamp.science.inventory.quality import weakest

RECORDED, INTERPOLATED, NEAREST = "recorded", "interpolated", "nearest"


@dataclass(frozen=True)
class GasContentRecord:
    """Gas content (газоносность) of a seam in a district at a depth, m³ per tonne of coal as worked."""

    depth_m: float
    gas_content_m3_t: float
    quality: str = ""
    source: str = ""
    record_id: object = None


@dataclass(frozen=True)
class SeamGas:
    """A gas content at a depth, how it was found (recorded, interpolated, nearest) and from which records."""

    gas_content_m3_t: float
    how: str
    records: tuple[GasContentRecord, ...]

    @property
    def quality(self) -> str | None:
        """The weakest of the records'; what was interpolated or taken from another depth is calculated at best."""
        qualities = [record.quality for record in self.records]
        return weakest(qualities if self.how == RECORDED else [*qualities, "calculated"])

    @property
    def origin(self) -> dict[str, Any]:
        """Where the figure came from, as a mine-year tells of each; with how it was found and from which records."""
        return {
            "source": "; ".join(dict.fromkeys(record.source for record in self.records)),
            "quality": self.quality,
            "row": None,
            "how": self.how,
            "records": [
                {"id": record.record_id, "depth_m": record.depth_m, "gas_content_m3_t": record.gas_content_m3_t}
                for record in self.records
            ],
        }


def gas_content_at(records: Iterable[GasContentRecord], depth_m: float | None) -> SeamGas | None:
    """The gas content of a seam at a depth, from its records in one district.

    Linear between the neighbouring depths; above the shallowest and below the deepest record that record, labelled
    `nearest`: gas content does not go on growing as between two records. None without a record or without a depth.
    """
    known = sorted(records, key=lambda record: record.depth_m)
    if not known or depth_m is None:
        return None
    below = [record for record in known if record.depth_m <= depth_m]
    above = [record for record in known if record.depth_m >= depth_m]
    if not below or not above:
        nearest = known[0] if not below else known[-1]
        return SeamGas(nearest.gas_content_m3_t, NEAREST, (nearest,))
    upper, lower = below[-1], above[0]
    if upper.depth_m == lower.depth_m:
        return SeamGas(lower.gas_content_m3_t, RECORDED, (lower,))
    share = (depth_m - upper.depth_m) / (lower.depth_m - upper.depth_m)
    between = upper.gas_content_m3_t * (1 - share) + lower.gas_content_m3_t * share
    return SeamGas(between, INTERPOLATED, (upper, lower))


def as_worked(
    gas_content_m3_t: float | None,
    gas_content_daf_m3_t: float | None,
    moisture_percent: float | None,
    ash_percent: float | None,
) -> float | None:
    """Gas content of coal as worked, m³/t: stated, or from the dry ash-free mass, X = X_daf·(100 − W − A)/100.

    None where neither is known.
    """
    if gas_content_m3_t is not None:
        return gas_content_m3_t
    if gas_content_daf_m3_t is None or moisture_percent is None or ash_percent is None:
        return None
    return gas_content_daf_m3_t * (100 - moisture_percent - ash_percent) / 100
