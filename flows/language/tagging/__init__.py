"""Characters → words with tags: the tagger, its decoding, and the persons that it nearly saw."""
