"""What can go wrong, said once: one hierarchy, raised where the rule lives, put into words at the edge."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field

# Every rule a Problem and every code a MethodError may carry. The catalogues of words are checked against these.
RULES: tuple[str, ...] = (
    "unknown_input",
    "missing",
    "missing_alternative",
    "conflicting_alternatives",
    "not_a_number",
    "not_finite",
    "not_an_integer",
    "not_a_boolean",
    "not_a_list",
    "not_a_record",
    "empty_list",
    "below_minimum",
    "not_above_minimum",
    "above_maximum",
    "not_a_choice",
    "unknown_unit",
    "wrong_unit",
    "no_conditions",
    "unequal_lengths",
    "check_failed",
    "no_table_value",
    "unknown_gwp_set",
    "gas_not_in_gwp_set",
    "unknown_uncertainty",
    "bad_uncertainty",
    "bad_draws",
    "bad_seed",
    "duplicate_line",
    "unknown_mine_type",
    "no_route",
    "no_lines",
    "result_not_finite",
    "too_many_items",
    "too_many_days",
    "one_needed",
    "not_a_text",
    "not_an_id",
    "no_parts",
    "no_such_part",
    "in_the_future",
    "channel_silent",
    "channel_all_bad",
    "channel_of_two_roles",
    "streams_share_channels",
    "key_taken",
    "fixed_column",
    "unknown_record",
    "several_records",
    "unknown_operator",
    "bad_filter",
    "synthetic_among_real",
    "unfit_for_site",
    "kind_contradicts",
    "not_of_a_site",
    "nothing_checked",
    "wrong_unchecked",
    "covered_twice",
    "given_again",
    "burnt_not_taken_off",
    "check_digit",
    "not_so_many_digits",
    "particular_missing",
    "nothing_calculated",
    "cell_missing",
    "reason_missing",
    "change_unexplained",
    "not_confirmed",
    "no_reason",
    "no_document",
    "content_changed",
    "given_at_two_sites",
    "outputs_differ",
    "exceeds_year",
    "period_partial",
    "streams_alike",
    "utilised_without_evidence",
    "factor_of_own",
    "uncertainty_of_own",
    "output_unlike_reference",
    "daily_output_unlike",
    "number_unlike_reference",
    "emission_unlike_tier1",
    "negative_emission",
    "flared_without_evidence",
    "year_not_over",
    "mined_without_emission",
    "not_a_time",
    "second_titles",
    "duplicate_time",
    "unsorted_time",
    "no_known_values",
    "no_range",
    "too_few_known",
    "unknown_series",
    "outside_life",
    "ends_before_start",
    "mined_not_estimated",
    "parts_of_year",
    "unknown_channel",
    "step_differs",
    "too_few_rows",
    "too_few_to_test",
    "step_unlike_learned",
    "constant_target",
    "horizon_too_long",
    "scale_changes",
    "scale_differs",
    "not_a_model",
    "model_altered",
    "units_suspect",
    "part_load_too_low",
    "passes_explosive_range",
    "explosive_mixture",
    "below_permitted",
    "ventilation_alarm",
    "limit_not_in_force",
    "of_another_stream",
    "below_technology",
    "above_technology",
    "never_runs",
    "below_recommended",
    "stands_in_year",
    "own_power_unknown",
    "emits_more",
    "several_sign_changes",
    "no_sign_change",
    "stream_differs",
    "plan_year_twice",
    "affects_of_ventilation",
    "project_twice",
    "other_money",
    "not_below_maximum",
    "bad_spread",
    "too_many_together",
    "emission_of_streams",
    "streams_above_emission",
    "above_threshold_in",
    "displaced_in_threshold",
    "above_inventory",
    "above_inventory_range",
    "starts_differ",
    "one_question_needed",
    "synthetic_mine",
    "outside_plan",
    "hours_twice",
    "hours_column",
    "hours_column_twice",
    "hours_row",
    "unknown_plume",
    "not_a_candidate",
    "no_candidate",
    "range_without_value",
    "unknown_zone",
    "channel_or_value",
)
CODES: tuple[str, ...] = (
    "unknown_method",
    "unknown_inventory_method",
    "unknown_output",
    "not_solvable",
    "target_not_finite",
    "no_solution",
    "jumps_over_target",
    "does_not_depend",
    "unknown_factor",
)


class FiredampError(Exception):
    """The root of every error that Firedamp raises on purpose."""


@dataclass(frozen=True)
class Problem:
    """One thing wrong with one field: which field, which rule, what was given; `params` says what is allowed."""

    field: str
    rule: str
    value: object = None
    params: Mapping[str, object] = dataclass_field(default_factory=dict)

    def __str__(self) -> str:
        allowed = ", ".join(f"{name}={value}" for name, value in self.params.items())
        return f"{self.field}: {self.rule} (given {shown(self.value)}{'; ' + allowed if allowed else ''})"


def shown(value: object) -> str:
    """A value as a message may show it: in one line, never long."""
    try:
        return repr(value)[:200]
    except ValueError:  # an integer of more digits than Python prints
        return "an integer of thousands of digits"


class InputError(FiredampError):
    """The user's input breaks rules; every broken rule is named at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(map(str, self.problems)))

    @classmethod
    def one(cls, field: str, rule: str, value: object = None, **params: object) -> InputError:
        """An error of one problem."""
        return cls([Problem(field, rule, value, params)])

    def within(self, field: str) -> InputError:
        """The same problems, their fields being parts of another."""
        return InputError(replace(each, field=f"{field}.{each.field}") for each in self.problems)


def unknown_input(name: str, value: object, known: Collection[str], field: str = "") -> Problem:
    """A name that is not known, with the nearest one that is; `field`, where the name alone does not say where."""
    near = difflib.get_close_matches(name, known, n=1)
    params = {"known": ", ".join(known)} | ({"nearest": near[0]} if near else {})
    return Problem(field or name, "unknown_input", value, params)


class MethodError(FiredampError):
    """A method cannot do what was asked: it is unknown, or the question has no answer."""

    def __init__(self, code: str, **params: object) -> None:
        self.code = code
        self.params = params
        super().__init__(f"{code}: " + ", ".join(f"{name}={value}" for name, value in params.items()))


class SheetError(FiredampError):
    """A method sheet is wrong; says in which file, at which line, and why."""

    def __init__(self, file: str, line: int | None, reason: str) -> None:
        self.file, self.line, self.reason = file, line, reason
        super().__init__(f"{file}:{line or '?'}: {reason}")


class ExpressionError(FiredampError):
    """A formula is not in the language of method sheets."""


class DataError(FiredampError):
    """A data package is wrong; says in which file, at which row (as counted in the file), and why."""

    def __init__(self, file: str, row: int | None, reason: str) -> None:
        self.file, self.row, self.reason = file, row, reason
        super().__init__(f"{file}:{row if row is not None else '?'}: {reason}")
