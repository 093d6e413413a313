"""Compliance over HTTP: the mines and companies of a basin against dated limits."""
