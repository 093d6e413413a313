"""Reports of an organisation: its year by site and source category, what is missing, counted twice or changed."""
