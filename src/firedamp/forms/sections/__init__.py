"""The sections that forms are put together from, each from an issued document."""
