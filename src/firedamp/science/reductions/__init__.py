"""What a project would save: methane and tonnes by year, money, several projects on a stream, a portfolio of the best.

Formulas, constants and the shape of the files: docs/reductions.md. Streams are m³/min of mixture at 20 °C and
101.325 kPa, methane is m³ or t, energy MWh and GJ, money one currency of one price year; arrays end in the axis of
years.
"""
