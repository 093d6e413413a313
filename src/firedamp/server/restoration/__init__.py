"""Gaps of series restored: runs of firedamp.science.series, kept with what they were made of, and what was accepted."""
