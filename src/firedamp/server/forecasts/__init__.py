"""Forecasts of longwalls: models that are trained and serve, what they say now, and what they would have been worth."""
