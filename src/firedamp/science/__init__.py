"""The field's knowledge as pure functions: no Django, no network, no clock, no global state."""
