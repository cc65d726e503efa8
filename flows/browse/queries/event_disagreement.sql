-- The days that the articles give one event, where no day fits all.
SELECT first_date, first_words, a.publisher AS first_publisher, second_date, second_words, b.publisher AS second_publisher
FROM event_conflicts c JOIN sources a ON a.source_id = c.first_source JOIN sources b ON b.source_id = c.second_source
WHERE c.event_id = $id
ORDER BY ALL
