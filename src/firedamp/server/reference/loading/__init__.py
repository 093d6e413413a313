"""Data packages brought into the tables; what users changed stays."""
