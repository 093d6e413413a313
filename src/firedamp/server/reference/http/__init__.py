"""What the API asks of the reference tables and promises: addresses, shapes, examples."""
