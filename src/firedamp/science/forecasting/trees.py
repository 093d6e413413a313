"""May LightGBM read this text of trees? It trusts what it reads: of a wrong one it kills the process, or never ends."""

from __future__ import annotations

import math
import re

HEADER = {"num_class": "1", "num_tree_per_iteration": "1", "label_index": "0"}
LINES = (
    "Tree", "num_leaves", "num_cat", "split_feature", "split_gain", "threshold", "decision_type", "left_child",
    "right_child", "leaf_value", "leaf_weight", "leaf_count", "internal_value", "internal_weight", "internal_count",
    "is_linear", "shrinkage",
)  # fmt: skip
PLAIN = {"num_cat": "0", "is_linear": "0"}  # no category, no linear leaf
OF_NODES = ("split_feature", "split_gain", "threshold", "decision_type", "left_child", "right_child", "internal_value",
            "internal_weight", "internal_count")  # fmt: skip
NO_CATEGORY = {str(2 * default_left + 4 * missing) for default_left in (0, 1) for missing in (0, 1, 2)}


def require_trees(text: str, features: int) -> None:
    """Raises ValueError or KeyError where the text is not that of trees on so many features."""
    head, _, rest = text.partition("\n\n")
    said = dict(line.split("=", 1) for line in head.split("\n") if "=" in line)
    trees, end, _ = rest.partition("end of trees")
    blocks = re.split(r"(?=^Tree=)", trees, flags=re.MULTILINE)
    _require(bool(end) and blocks[0].strip() == "")
    _require(said["max_feature_idx"] == str(features - 1))
    _require(all(said[name] == value for name, value in HEADER.items()))
    _require(said["tree_sizes"].split() == [str(len(block.encode())) for block in blocks[1:]])
    for block in blocks[1:]:
        _require_tree(block, features)


def _require_tree(block: str, features: int) -> None:
    pairs = [line.split("=", 1) for line in block.split("\n") if line]
    _require(tuple(pair[0] for pair in pairs) == LINES)
    said = {name: value.split() for name, value in pairs}
    leaves = int(said["num_leaves"][0])
    nodes = leaves - 1
    _require(all(said[name] == [value] for name, value in PLAIN.items()))
    _require(len(said["leaf_value"]) == leaves and all(len(said[name]) == nodes for name in OF_NODES))
    _require(all(len(said[name]) in (0, 1, leaves) for name in ("leaf_weight", "leaf_count")))
    _require(set(said["decision_type"]) <= NO_CATEGORY)
    _require(all(0 <= int(each) < features for each in said["split_feature"]))
    _require(all(math.isfinite(float(each)) for each in said["leaf_value"]))
    _require(not any(math.isnan(float(each)) for each in said["threshold"]))  # infinite: the unknown alone go right
    _require_one_way(said, nodes)


def _require_one_way(said: dict[str, list[str]], nodes: int) -> None:
    """Every node and every leaf has one parent, and a node comes behind its own: nothing goes round for ever."""
    children = [(place, int(each)) for side in ("left_child", "right_child") for place, each in enumerate(said[side])]
    _require(sorted(child for _, child in children) == [*range(-nodes - 1, 0), *range(1, nodes)] if nodes else True)
    _require(all(child < 0 or child > parent for parent, child in children))


def _require(holds: bool) -> None:
    if not holds:
        raise ValueError("not trees")
