-- description: Who left which organisation, when, by whose word, and what they did next.
-- column person: The person who left.
-- column left_organization: The organisation that was left.
-- column according_to: Publishers of the articles that tell it; the title where an article names none.
-- column next_event: The person's next dated event that is no departure.
-- column next_date: First day of that event.
CREATE VIEW v_departures AS
WITH leaving AS (
    SELECT e.*, p.person_id, p.name, ep.role, ep.post
    FROM events e
    JOIN event_participants ep ON ep.event_id = e.event_id AND ep.role IN ('leaver', 'dismissed')
    JOIN people p ON p.person_id = ep.entity_id AND ep.entity_kind = 'person'
), after AS (
    SELECT l.event_id, l.person_id, arg_min(n.headline, n.date_earliest) AS next_event,
        min(n.date_earliest) AS next_date
    FROM leaving l
    JOIN event_participants np ON np.entity_kind = 'person' AND np.entity_id = l.person_id
        AND np.role IN ('joiner', 'appointee', 'returner', 'founder')
    JOIN events n ON n.event_id = np.event_id AND n.date_earliest >= l.date_earliest
    GROUP BY ALL
)
SELECT l.name AS person, string_agg(DISTINCT o.name, '、' ORDER BY o.name) AS left_organization, l.event_type, l.post,
    l.date_earliest, l.date_latest, l.date_precision, l.certainty, l.source_count,
    (SELECT string_agg(DISTINCT coalesce(s.publisher, s.title), '、' ORDER BY coalesce(s.publisher, s.title))
        FROM event_mentions m JOIN sources s USING (source_id) WHERE m.event_id = l.event_id) AS according_to,
    a.next_event, a.next_date, l.confidence, l.person_id, l.event_id
FROM leaving l
LEFT JOIN event_participants op ON op.event_id = l.event_id AND op.entity_kind = 'organization'
    AND op.role IN ('former_employer', 'employer')
LEFT JOIN organizations o ON o.org_id = op.entity_id
LEFT JOIN after a ON a.event_id = l.event_id AND a.person_id = l.person_id
GROUP BY ALL
ORDER BY l.date_earliest DESC NULLS LAST, l.name;
