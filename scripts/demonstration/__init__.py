"""The parts of scripts/demonstration_basin.py, each of which makes one thing of the synthetic basin."""
