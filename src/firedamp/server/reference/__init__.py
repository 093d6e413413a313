"""Data packages: what is loaded, from which version, and what a new version changed."""
