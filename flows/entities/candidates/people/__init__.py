"""Persons proposed: by the tagger, by grammar, by lists, by what its words hide, and by foreign characters."""
