-- name: participant_is_named_where_the_event_is_told
-- table: event_participants
-- severity: warn
-- threshold: 0
-- description: Who takes part is named in a source that tells the event, or is the parent of one that is.
WITH named AS (
    SELECT DISTINCT t.event_id, m.entity_kind, m.entity_id
    FROM event_mentions t JOIN mentions m USING (source_id)
), parents AS (
    SELECT n.event_id, 'organization' AS entity_kind, o.parent_org_id AS entity_id
    FROM named n JOIN organizations o ON n.entity_kind = 'organization' AND o.org_id = n.entity_id
)
SELECT event_id, entity_kind, entity_id, role
FROM event_participants
ANTI JOIN named USING (event_id, entity_kind, entity_id)
ANTI JOIN parents USING (event_id, entity_kind, entity_id)
