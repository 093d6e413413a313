"""The log of who did what: append-only, each entry sealed with the hash of the one before."""
