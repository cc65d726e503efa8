-- name: role_fits_its_kind
-- table: event_participants
-- severity: error
-- threshold: 0
-- description: People and organisations take part in roles that some event type declares for their kind.
SELECT event_id, entity_kind, entity_id, role
FROM event_participants
WHERE role NOT IN (
    SELECT unnest(CASE entity_kind WHEN 'person' THEN person_roles ELSE organization_roles END) FROM event_types
)
