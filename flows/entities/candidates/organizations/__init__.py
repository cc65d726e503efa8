"""Organisations proposed: by the tagger, by the grammar of their names, by marks and by where they stand."""
