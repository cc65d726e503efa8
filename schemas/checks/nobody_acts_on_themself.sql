-- name: nobody_acts_on_themself
-- table: event_participants
-- severity: warn
-- threshold: 0
-- description: Nobody succeeds, dismisses or buys themself.
SELECT a.event_id, a.entity_kind, a.entity_id, a.role, b.role AS other_role
FROM event_participants a
JOIN event_participants b USING (event_id, entity_kind, entity_id)
WHERE (a.role, b.role) IN (('appointee', 'predecessor'), ('dismissed', 'dismisser'), ('investor', 'investee'),
    ('former_employer', 'new_employer'))
