-- name: nobody_leaves_and_is_dismissed_at_once
-- table: events
-- severity: warn
-- threshold: 0
-- description: Nobody leaves an organisation and is dismissed by it on the same days.
WITH ended AS (
    SELECT e.event_id, e.event_type, e.date_earliest, e.date_latest, p.entity_id AS person_id, o.entity_id AS org_id
    FROM events e
    JOIN event_participants p ON p.event_id = e.event_id AND p.role IN ('leaver', 'dismissed')
    JOIN event_participants o ON o.event_id = e.event_id AND o.role IN ('former_employer', 'employer')
    WHERE e.event_type IN ('departure', 'dismissal')
)
SELECT a.person_id, a.org_id, a.event_id AS departure, b.event_id AS dismissal, a.date_earliest, a.date_latest
FROM ended a JOIN ended b USING (person_id, org_id)
WHERE a.event_type = 'departure' AND b.event_type = 'dismissal'
    AND a.date_earliest IS NOT DISTINCT FROM b.date_earliest AND a.date_latest IS NOT DISTINCT FROM b.date_latest
