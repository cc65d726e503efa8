-- The kinds of events, from the vocabulary.
SELECT * FROM vocabulary_event_types ORDER BY event_type
