"""Organisations: who belongs to them and in what role, which sites are theirs, who is invited."""
