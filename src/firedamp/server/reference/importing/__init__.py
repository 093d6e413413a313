"""Files into reference tables: read, matched, checked, mended, and taken over in one transaction."""
