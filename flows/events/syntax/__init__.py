"""The words, noun phrases, chunks and clauses of a sentence; `arguments` reads them around a trigger next."""
