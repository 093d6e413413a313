"""Mines, their basins, districts and companies, and the coal they put out."""
