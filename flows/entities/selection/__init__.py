"""Which candidates are kept: what the context says for and against each, and which of two that overlap stands."""
