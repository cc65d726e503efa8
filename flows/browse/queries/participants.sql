-- Who takes part in these events, and as what.
SELECT ep.event_id, ep.entity_kind, ep.entity_id, ep.role, ep.post, coalesce(p.name, o.name) AS name
FROM event_participants ep
LEFT JOIN people p ON ep.entity_kind = 'person' AND p.person_id = ep.entity_id
LEFT JOIN organizations o ON ep.entity_kind = 'organization' AND o.org_id = ep.entity_id
WHERE ep.event_id IN (SELECT unnest($ids))
ORDER BY ep.event_id, ep.entity_kind DESC, ep.role, name, ep.post, ep.entity_id
