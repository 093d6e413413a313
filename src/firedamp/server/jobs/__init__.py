"""Long work: done by workers apart from the server, seen, cancelled, tried again; never lost, never twice to effect."""
