"""Records found: searched, filtered, ordered, in pages, added up."""
