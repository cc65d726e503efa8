-- name: event_certainty_is_the_strongest
-- table: events
-- severity: error
-- threshold: 0
-- description: An event's certainty is the strongest of its mentions: announced, asserted, reported, in this order.
SELECT e.event_id, e.headline, e.certainty, m.strongest
FROM events e
JOIN (
    SELECT event_id, min_by(certainty, list_position(['announced', 'asserted', 'reported'], certainty)) AS strongest
    FROM event_mentions GROUP BY event_id
) m USING (event_id)
WHERE e.certainty <> m.strongest
