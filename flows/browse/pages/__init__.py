"""The pages: one function each, from a visit to a page."""
