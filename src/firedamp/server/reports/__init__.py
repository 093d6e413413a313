"""Reports of organisations: made of calculations, issued frozen, and checked by a verifier."""
