"""Top-down check: plumes seen from air and space beside an inventory, matched by distance, compared."""
