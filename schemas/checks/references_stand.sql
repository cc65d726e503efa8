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
UNION ALL SELECT 'events', event_type FROM events ANTI JOIN event_types USING (event_type)
UNION ALL SELECT 'person_roles', person_id FROM person_roles ANTI JOIN people USING (person_id)
UNION ALL SELECT 'person_roles', source_id FROM person_roles ANTI JOIN sources USING (source_id)
UNION ALL SELECT 'person_roles', org_id FROM person_roles WHERE org_id NOT IN (SELECT org_id FROM organizations)
UNION ALL SELECT 'organizations', parent_org_id FROM organizations
    WHERE parent_org_id NOT IN (SELECT org_id FROM organizations)
UNION ALL SELECT 'source_files', source_id FROM source_files
    WHERE source_id NOT IN (SELECT source_id FROM sources)
UNION ALL SELECT 'source_authors', source_id FROM source_authors ANTI JOIN sources USING (source_id)
UNION ALL SELECT 'source_links', source_id FROM source_links ANTI JOIN sources USING (source_id)
UNION ALL SELECT 'source_groups', source_id FROM source_groups ANTI JOIN sources USING (source_id)
UNION ALL SELECT 'source_groups', path FROM source_groups ANTI JOIN source_files USING (path)
UNION ALL SELECT 'person_aliases', person_id FROM person_aliases ANTI JOIN people USING (person_id)
UNION ALL SELECT 'organization_aliases', org_id FROM organization_aliases ANTI JOIN organizations USING (org_id)
UNION ALL SELECT 'resolutions', entity_id FROM resolutions ANTI JOIN entity USING (entity_kind, entity_id)
UNION ALL SELECT 'resolutions', source_id FROM resolutions ANTI JOIN sources USING (source_id)
