-- description: What happened to each person, in the order of time: one row for each event and role.
-- column name: The person.
-- column role: The person's role.
-- column organizations: The organisations that take part.
CREATE VIEW v_person_timeline AS
SELECT p.person_id, p.name, e.date_earliest, e.date_latest, e.date_precision, e.event_type, ep.role, ep.post,
    (SELECT string_agg(DISTINCT o.name, '、' ORDER BY o.name) FROM event_participants x
        JOIN organizations o ON o.org_id = x.entity_id
        WHERE x.event_id = e.event_id AND x.entity_kind = 'organization') AS organizations,
    e.headline, e.certainty, e.source_count, e.confidence, e.event_id
FROM people p
JOIN event_participants ep ON ep.entity_kind = 'person' AND ep.entity_id = p.person_id
JOIN events e USING (event_id)
ORDER BY p.name, e.date_earliest NULLS LAST, e.event_id;
