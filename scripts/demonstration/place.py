"""Where does the basin lie? Nowhere that coal is: about the point of the ocean that is farthest from any land."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass

# Point Nemo, the oceanic pole of inaccessibility in the South Pacific: 2,700 km of water to the nearest shore.
LATITUDE, LONGITUDE = -48.88, -123.39
RADIUS_DEGREES = 1.1
OUTLINE_POINTS = 120


@dataclass(frozen=True)
class District:
    """A sector of the basin, named by its bearing."""

    district_id: str
    name_en: str
    name_ru: str
    bearing: float


BEARINGS = (
    ("North", "Северный"),
    ("North-East", "Северо-Восточный"),
    ("East", "Восточный"),
    ("South-East", "Юго-Восточный"),
    ("South", "Южный"),
    ("South-West", "Юго-Западный"),
    ("West", "Западный"),
    ("North-West", "Северо-Западный"),
)
DISTRICTS = tuple(
    District(
        f"DEMO-D{number}",
        f"Synthetic district {english}",
        f"Синтетический район {russian}",
        math.tau * (number - 1) / len(BEARINGS),
    )
    for number, (english, russian) in enumerate(BEARINGS, start=1)
)


def edge(bearing: float) -> float:
    """How far the edge of the basin is at a bearing, as a share of its mean radius: a rounded, uneven line."""
    return 1 + 0.12 * math.cos(2 * bearing + 0.4) + 0.06 * math.cos(3 * bearing - 1.1) + 0.03 * math.sin(5 * bearing)


def point(bearing: float, share: float) -> tuple[float, float]:
    """Latitude and longitude at a bearing, `share` of the way from the centre to the edge."""
    reach = RADIUS_DEGREES * edge(bearing) * share
    longitude = LONGITUDE + reach * math.sin(bearing) / math.cos(math.radians(LATITUDE))
    return round(LATITUDE + reach * math.cos(bearing), 4), round(longitude, 4)


def outline() -> str:
    """The outline as GeoJSON: one ring, counterclockwise as RFC 7946 asks."""
    turns = [-math.tau * step / OUTLINE_POINTS for step in range(OUTLINE_POINTS)]
    ring = [[longitude, latitude] for latitude, longitude in (point(turn, 1) for turn in turns)]
    feature = {
        "type": "Feature",
        "properties": {
            "name_en": "Demonstration basin (synthetic)",
            "name_ru": "Демонстрационный бассейн (синтетический)",
            "source": "scripts/demonstration_basin.py",
        },
        "geometry": {"type": "Polygon", "coordinates": [[*ring, ring[0]]]},
    }
    return json.dumps({"type": "FeatureCollection", "features": [feature]}, ensure_ascii=False) + "\n"
