-- name: role_fits_its_kind
-- table: event_participants
-- severity: error
-- threshold: 0
-- description: People and organisations take part in the roles that the contract gives their kind.
SELECT event_id, entity_kind, entity_id, role
FROM event_participants
WHERE CASE entity_kind
    WHEN 'person' THEN role NOT IN ('leaver', 'dismissed', 'suspended', 'appointee', 'joiner', 'returner', 'founder',
        'leader', 'dismisser', 'author', 'investor', 'predecessor', 'member')
    ELSE role NOT IN ('employer', 'former_employer', 'new_employer', 'founded', 'team', 'parent', 'investor',
        'investee', 'recipient', 'publisher') END
