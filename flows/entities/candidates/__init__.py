"""Mention detection: each file proposes spans as names from one source of evidence; `selection` decides next."""
