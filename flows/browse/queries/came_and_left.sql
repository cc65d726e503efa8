-- Who came to an organisation and who left it: a row a person and event.
SELECT DISTINCT e.event_id, e.date_earliest, e.date_latest, p.person_id, p.name, who.role, who.post, e.headline, e.certainty,
    e.source_count, who.role IN ('leaver', 'dismissed') AS leaves
FROM event_participants org
JOIN event_participants who ON who.event_id = org.event_id AND who.entity_kind = 'person'
JOIN people p ON p.person_id = who.entity_id
JOIN events e ON e.event_id = org.event_id
WHERE org.entity_kind = 'organization' AND org.entity_id = $id
    AND (who.role IN ('leaver', 'dismissed') AND org.role IN ('employer', 'former_employer')
        OR who.role IN ('appointee', 'joiner', 'returner', 'founder') AND org.role IN ('employer', 'new_employer', 'founded'))
ORDER BY e.date_earliest NULLS LAST, e.event_id, p.name, p.person_id, who.role, who.post
