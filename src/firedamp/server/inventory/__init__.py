"""Calculations and inventories: computed by firedamp.science, kept here."""
