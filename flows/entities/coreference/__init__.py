"""Within one article: further mentions, parts of names and short forms → the entity that they belong to."""
