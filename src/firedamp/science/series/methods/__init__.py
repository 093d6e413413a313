"""The methods of restoration, one module each; `registry` says what each is."""
