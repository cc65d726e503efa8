-- description: What changed in each organisation: one row for each event and the role that the organisation has in it.
-- column organization: The organisation.
-- column people: The people who take part, with their roles.
CREATE VIEW v_org_changes AS
SELECT o.org_id, o.name AS organization, e.date_earliest, e.date_latest, e.date_precision, e.event_type, ep.role,
    (SELECT string_agg(DISTINCT p.name || ' (' || x.role || ')', '、' ORDER BY p.name || ' (' || x.role || ')') FROM event_participants x
        JOIN people p ON p.person_id = x.entity_id
        WHERE x.event_id = e.event_id AND x.entity_kind = 'person') AS people,
    e.headline, e.certainty, e.source_count, e.confidence, e.event_id
FROM organizations o
JOIN event_participants ep ON ep.entity_kind = 'organization' AND ep.entity_id = o.org_id
JOIN events e USING (event_id)
ORDER BY o.name, e.date_earliest NULLS LAST, e.event_id;
