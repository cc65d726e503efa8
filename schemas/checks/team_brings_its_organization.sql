-- name: team_brings_its_organization
-- table: event_participants
-- severity: warn
-- threshold: 0
-- description: When a team takes part, so does the organisation that it belongs to.
SELECT t.event_id, t.entity_id AS team_id, o.name AS team, o.parent_org_id
FROM event_participants t
JOIN organizations o ON o.org_id = t.entity_id
ANTI JOIN event_participants p ON p.event_id = t.event_id AND p.entity_kind = 'organization' AND p.entity_id = o.parent_org_id
WHERE t.role = 'team' AND o.parent_org_id IS NOT NULL
