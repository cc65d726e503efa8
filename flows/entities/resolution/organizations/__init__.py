"""Organisations over all articles: one name without what the law adds (`cluster`), and short forms of it."""
