"""Methods as sheets of equations: loading, checking, evaluating, explaining and inverting them."""
