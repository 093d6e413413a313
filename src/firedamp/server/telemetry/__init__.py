"""Telemetry of longwalls: channels, their readings in a store of Parquet, streams, imports, series, replays."""
