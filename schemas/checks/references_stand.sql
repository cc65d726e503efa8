-- name: references_stand
-- table: event_participants
-- severity: error
-- threshold: 0
-- description: No id points at a row that is not there.
WITH entity AS (
    SELECT 'person' AS entity_kind, person_id AS entity_id FROM people
    UNION ALL SELECT 'organization', org_id FROM organizations
)
SELECT 'mentions' AS from_table, entity_id AS id FROM mentions ANTI JOIN entity USING (entity_kind, entity_id)
UNION ALL SELECT 'mentions', source_id FROM mentions ANTI JOIN sources USING (source_id)
UNION ALL SELECT 'event_participants', entity_id FROM event_participants ANTI JOIN entity USING (entity_kind, entity_id)
UNION ALL SELECT 'event_participants', event_id FROM event_participants ANTI JOIN events USING (event_id)
UNION ALL SELECT 'event_mentions', event_id FROM event_mentions ANTI JOIN events USING (event_id)
UNION ALL SELECT 'event_mentions', source_id FROM event_mentions ANTI JOIN sources USING (source_id)
UNION ALL SELECT 'event_mentions', event_type FROM event_mentions ANTI JOIN event_types USING (event_type)
UNION ALL SELECT 'event_decisions', event_id FROM event_decisions ANTI JOIN events USING (event_id)
UNION ALL SELECT 'event_decisions', event_mention_id FROM event_decisions
    ANTI JOIN event_mentions USING (event_mention_id)
UNION ALL SELECT 'withheld_claims', source_id FROM withheld_claims ANTI JOIN sources USING (source_id)
UNION ALL SELECT 'withheld_claims', event_type FROM withheld_claims ANTI JOIN event_types USING (event_type)
UNION ALL SELECT 'events', event_type FROM events ANTI JOIN event_types USING (event_type)
UNION ALL SELECT 'person_roles', person_id FROM person_roles ANTI JOIN people USING (person_id)
UNION ALL SELECT 'person_roles', source_id FROM person_roles ANTI JOIN sources USING (source_id)
UNION ALL SELECT 'person_roles', org_id FROM person_roles ANTI JOIN organizations USING (org_id) WHERE org_id IS NOT NULL
UNION ALL SELECT 'organizations', parent_org_id FROM organizations o
    ANTI JOIN organizations p ON p.org_id = o.parent_org_id WHERE parent_org_id IS NOT NULL
UNION ALL SELECT 'source_files', source_id FROM source_files ANTI JOIN sources USING (source_id)
    WHERE source_id IS NOT NULL
UNION ALL SELECT 'source_files', container_path FROM source_files m
    ANTI JOIN source_files c ON c.path = m.container_path WHERE container_path IS NOT NULL
UNION ALL SELECT 'source_authors', source_id FROM source_authors ANTI JOIN sources USING (source_id)
UNION ALL SELECT 'date_evidence', source_id FROM date_evidence ANTI JOIN sources USING (source_id)
UNION ALL SELECT 'date_evidence', other_source_id FROM date_evidence e
    ANTI JOIN sources s ON s.source_id = e.other_source_id WHERE other_source_id IS NOT NULL
UNION ALL SELECT 'source_links', source_id FROM source_links ANTI JOIN sources USING (source_id)
UNION ALL SELECT 'source_groups', source_id FROM source_groups ANTI JOIN sources USING (source_id)
UNION ALL SELECT 'source_groups', path FROM source_groups ANTI JOIN source_files USING (path)
UNION ALL SELECT 'person_aliases', person_id FROM person_aliases ANTI JOIN people USING (person_id)
UNION ALL SELECT 'organization_aliases', org_id FROM organization_aliases ANTI JOIN organizations USING (org_id)
UNION ALL SELECT 'resolutions', entity_id FROM resolutions ANTI JOIN entity USING (entity_kind, entity_id)
UNION ALL SELECT 'resolutions', source_id FROM resolutions ANTI JOIN sources USING (source_id)
