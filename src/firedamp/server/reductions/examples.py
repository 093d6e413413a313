"""Examples of the OpenAPI document for projects that cut emissions. Their numbers are made up."""

from __future__ import annotations

from typing import Any

from firedamp.server.inventory.examples import SHEET

FLARE = {"en": "Enclosed flare", "ru": "Закрытая факельная установка"}
ORDER = {"en": "Limit of the Russian rules", "ru": "Предел по российским правилам"}
TECHNOLOGY: dict[str, Any] = {
    "id": "flare_enclosed", "name": FLARE, "kind": "destruction", "stream": "drainage", "ch4_min_percent": 25.0,
    "ch4_max_percent": 100.0, "flow_min_m3_min": 2.0, "flow_max_m3_min": 200.0, "unit_size": 100.0,
    "unit_size_unit": "m3/min", "destruction_efficiency": 0.98, "electrical_efficiency": 0.0,
    "thermal_efficiency": 0.0, "availability": 0.93, "own_power_kw_per_unit": 15.0, "capex_per_unit": None,
    "opex_share_of_capex": 0.05, "lifetime_years": 15.0, "delivers_gas": False, "destroys": True,
    "status": "to_confirm", "source": {"en": "IPCC 2006", "ru": "МГЭИК 2006"}, "source_year": 2006,
    "sourced": ["destruction_efficiency"],
}  # fmt: skip
LIMIT: dict[str, Any] = {
    "id": "drainage.utilisation", "name": ORDER, "value": 30.0, "unit": "percent", "valid_from": None, "valid_to": None,
    "document": ORDER, "status": "to_confirm",
}  # fmt: skip
TECHNOLOGIES: dict[str, Any] = {
    "items": [TECHNOLOGY],
    "limits": [LIMIT],
    "explosive_range_percent": {"low": 5.0, "high": 15.0},
    "ventilation_alarm_percent": 1.0,
}
TOO_LEAN: dict[str, Any] = {
    "field": "ch4_percent", "rule": "below_permitted", "value": 25.0, "of_year": 2026, "minimum": 30.0,
    "unit": "percent", "message": "Methane concentration: 25 % in 2026, below the permitted 30 %",
}  # fmt: skip
FITS: dict[str, Any] = {
    "methane_m3_per_year": 7_884_000.0,
    "permitted_ch4_percent": 30.0,
    "faults": [],
    "items": [{"id": "flare_enclosed", "fits": True, "units": 1, "reasons": []}],
}
RECORD: dict[str, Any] = {
    "id": "flare-1", "mine": "Шахта 1", "organisation": "ООО «Пример»",
    "stream": {"kind": "drainage", "flow_m3_min": 50, "ch4_percent": 40, "decline_per_year": 0.03},
    "technology": "flare_enclosed", "start_year": 2027, "capex": 60, "opex_per_year": 3, "discount_rate": 0.1,
    "grid_factor_t_mwh": 0.4, "currency": "unit", "price_year": 2026,
}  # fmt: skip
EVALUATION_IN: dict[str, Any] = {"project": RECORD, "spreads": {"flow": 10}, "draws": 1_000, "seed": 1}
EVALUATION: dict[str, Any] = {
    "project": "flare-1", "technology": "flare_enclosed", "units": 1, "gwp_set": "RU", "currency": "unit",
    "years": [{"year": 2027, "methane_received_m3": 9_776_160.0, "reduction_t": 142_000.0, "cash_flow": -3.0}],
    "totals": {"reduction_t": 142_000.0}, "economics": {"npv": -80.0, "irr": None}, "faults": [],
    "warnings": [], "to_confirm": [], "sensitivity": [], "uncertainty": None,
}  # fmt: skip
PROJECT: dict[str, Any] = {
    "id": "00000000-0000-4000-8000-000000000007", "version": 1, "set": "own", "synthetic": False,
    "organisation": {"id": "primer", "name": {"en": "Example LLC", "ru": "ООО «Пример»"}}, "name": "Факел на дегазации",
    "mine": None, "record": RECORD, "may_change": True, "changed": "2026-11-28T12:00:00Z", "attribution": None,
    "measured_files": 1,
    "result": {
        "reduction_t_per_year": 120_000.0, "capex": 60.0, "cost": 83.0, "cost_per_t": 0.0001, "units": 1, "faults": [],
        "warnings_count": 0,
    },
}  # fmt: skip
PORTFOLIO: dict[str, Any] = {
    "status": "optimal", "chosen": ["flare-1"], "cost": 83.0, "capex": 60.0, "reduction_t_per_year": 120_000.0,
    "organisation": "ООО «Пример»", "emission_co2e_t": 160_000.0, "needed_reduction_t_per_year": 110_000.0,
    "curve": [{
        "id": "flare-1", "mine": "Шахта 1", "technology": "flare_enclosed", "reduction_t_per_year": 120_000.0,
        "cost_per_t": 0.0001, "alternative_group": None, "chosen": True,
    }],
    "excluded": [{"id": "flare-2", "faults": [TOO_LEAN]}], "cautions": [], "warnings": [], "to_confirm": [],
    "uncertainty": None,
    "synthetic": False, "attribution": None, "projects": [PROJECT],
    "companies": [
        {"name": "ООО «Пример»", "projects": 2, "emission_co2e_t": 160_000.0, "emission_source": "inventory"}
    ],
    "spreads_percent": {},
    "threshold": {**LIMIT, "id": "ru.296fz.reporting.2025", "value": 50_000.0, "unit": "t CO2e/year"},
}  # fmt: skip
CREDITING: dict[str, Any] = {
    "sheet": {**SHEET, "id": "acm0008.project"},
    "monitoring": [{
        "id": "flow", "unit": "m3/min", "name": {"en": "Flow of the gas", "ru": "Расход газа"},
        "where": {"en": "each device", "ru": "каждая установка"},
        "document": {"en": "UNFCCC CDM methodology ACM0008", "ru": "Методология МЧР РКИК ООН ACM0008"},
        "status": "to_confirm",
    }],
    "efficiencies": [{
        "device": "power", "value": 0.995, "name": {"en": "Destruction efficiency, power", "ru": "Электроэнергия"},
        "document": {"en": "UNFCCC CDM methodology ACM0008", "ru": "Методология МЧР РКИК ООН ACM0008"},
        "status": "to_confirm",
    }],
}  # fmt: skip
HOURS: dict[str, Any] = {
    "id": 7, "filename": "flare-2027-01.csv", "sha256": "0" * 64, "first": "2027-01-01T00:00:00Z",
    "end": "2027-02-01T00:00:00Z", "hours": 744, "destruction_efficiency": None, "synthetic": False,
    "created": "2027-02-02T08:00:00Z",
}  # fmt: skip
SUMS: dict[str, Any] = {
    "hours": 744, "methane_m3": 800_000.0, "methane_destroyed_t": 500.0, "reduction_t": 11_000.0,
    "planned_reduction_t": 11_900.0,
    "by_cause_t": {"flow": -300.0, "concentration": 100.0, "availability": -700.0, "efficiency": 0.0},
    "hours_without_flame": 50, "hours_substituted": 3, "hours_unregulated": 0, "hours_unsafe": 0,
    "hours_above_capacity": 0,
}  # fmt: skip
PLAN: dict[str, Any] = {
    "year": 2027, "flow_m3_min": 50.0, "ch4_percent": 40.0, "availability": 0.93, "destruction_efficiency": 0.98,
    "baseline_utilised_share": 0.0, "own_t_per_hour": 0.02, "displaced_t_per_m3": 0.0, "unsafe_up_to_percent": 30.0,
    "safe_up_to_percent": 100.0, "most_flow_m3_min": 100.0, "most_methane_m3_min": None,
}  # fmt: skip
PROGRESS: dict[str, Any] = {
    "synthetic": False, "months": [{"month": "2027-01", **SUMS}], "totals": SUMS, "plan": {"years": [PLAN]},
}  # fmt: skip
