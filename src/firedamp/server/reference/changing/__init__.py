"""Records made, changed, deleted, restored; what depends on them, and their history."""
