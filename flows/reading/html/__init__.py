"""A saved page → its metadata, byline, embedded data and text; `finish` has the next step."""
