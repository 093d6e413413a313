"""Compliance: mines and organisations against dated limits, those in force and those ahead; what cannot be told."""
