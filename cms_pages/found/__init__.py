"""How the pages are found and shared: by search engines, by social networks, by feed readers."""
