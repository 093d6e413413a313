"""Measured emissions of longwalls: what their streams are, and sums that were made of their readings."""
