-- name: participant_is_named_where_the_event_is_told
-- table: event_participants
-- severity: warn
-- threshold: 0
-- description: Who takes part is named in a source that tells the event, or is the parent of one that is.
WITH told AS (
    SELECT DISTINCT p.event_id, p.entity_kind, p.entity_id, t.source_id
    FROM event_participants p JOIN event_mentions t USING (event_id)
), named AS (
    SELECT event_id, entity_kind, entity_id FROM told SEMI JOIN mentions USING (source_id, entity_kind, entity_id)
    UNION ALL
    SELECT told.event_id, told.entity_kind, told.entity_id
    FROM told
    JOIN organizations child ON told.entity_kind = 'organization' AND child.parent_org_id = told.entity_id
    SEMI JOIN mentions m ON m.source_id = told.source_id AND m.entity_kind = 'organization' AND m.entity_id = child.org_id
)
SELECT event_id, entity_kind, entity_id, role
FROM event_participants
ANTI JOIN named USING (event_id, entity_kind, entity_id)
