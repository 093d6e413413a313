"""Records as files: CSV, XLSX, JSON, Parquet, a data package with its sources."""
