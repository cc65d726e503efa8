-- description: Who left which organisation, when, by whose word, and what they did next.
-- column person: The person who left.
-- column left_organization: The organisation that was left.
-- column according_to: Publishers of the articles that tell it; the title where an article names none.
-- column next_event: The person's next event that is no departure: dated no earlier, or undated, elsewhere, and first told within a year after.
-- column next_date: First day of that event; null when it is undated.
CREATE VIEW v_departures AS
WITH leaving AS (
    SELECT e.*, p.person_id, p.name, max(ep.post) AS post -- one row, whether told as left, as dismissed, or both
    FROM events e
    JOIN event_participants ep ON ep.event_id = e.event_id AND ep.role IN ('leaver', 'dismissed')
    JOIN people p ON p.person_id = ep.entity_id AND ep.entity_kind = 'person'
    GROUP BY ALL
), told AS (
    SELECT m.event_id, min(s.published_earliest) AS first_told,
        string_agg(DISTINCT coalesce(s.publisher, s.title), '、' ORDER BY coalesce(s.publisher, s.title)) AS according_to
    FROM event_mentions m JOIN sources s USING (source_id)
    GROUP BY m.event_id
), with_org AS (
    SELECT event_id, entity_id FROM event_participants WHERE entity_kind = 'organization'
), following AS (
    SELECT l.event_id, l.person_id, arg_min({headline: n.headline, day: n.date_earliest},
        (coalesce(n.date_earliest, t.first_told), n.event_id)) AS next
    FROM leaving l
    JOIN event_participants np ON np.entity_kind = 'person' AND np.entity_id = l.person_id
        AND np.role IN ('joiner', 'appointee', 'returner', 'founder')
    JOIN events n ON n.event_id = np.event_id
    JOIN told t ON t.event_id = n.event_id
    WHERE n.date_earliest >= l.date_earliest
        OR n.date_earliest IS NULL AND t.first_told > l.date_latest AND t.first_told <= l.date_latest + INTERVAL 1 YEAR
            AND NOT EXISTS (FROM with_org a JOIN with_org b USING (entity_id)
                WHERE a.event_id = l.event_id AND b.event_id = n.event_id)
    GROUP BY l.event_id, l.person_id
)
SELECT l.name AS person, string_agg(DISTINCT o.name, '、' ORDER BY o.name) AS left_organization, l.event_type, l.post,
    l.date_earliest, l.date_latest, l.date_precision, l.certainty, l.source_count, t.according_to,
    f.next.headline AS next_event, f.next.day AS next_date, l.confidence, l.person_id, l.event_id
FROM leaving l
JOIN told t ON t.event_id = l.event_id
LEFT JOIN event_participants op ON op.event_id = l.event_id AND op.entity_kind = 'organization'
    AND op.role IN ('former_employer', 'employer')
LEFT JOIN organizations o ON o.org_id = op.entity_id
LEFT JOIN following f ON f.event_id = l.event_id AND f.person_id = l.person_id
GROUP BY ALL
ORDER BY l.date_earliest DESC NULLS LAST, l.name;
