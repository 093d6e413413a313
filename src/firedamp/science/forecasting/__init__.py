"""Forecasts of a channel's greatest or mean reading over a horizon: learned, adapting, with honest intervals and
chances."""
