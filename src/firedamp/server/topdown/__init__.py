"""Top-down check: tables of plumes that organisations keep, the public one, and both beside the inventory."""
