-- name: addresses_are_addresses
-- table: source_links
-- severity: warn
-- threshold: 0
-- description: An address begins with a scheme and holds no space.
SELECT source_id, role, url
FROM (SELECT source_id, role, url FROM source_links UNION ALL SELECT source_id, 'own', url FROM sources)
WHERE url IS NOT NULL AND NOT regexp_matches(url, '^[a-zA-Z][a-zA-Z0-9+.-]*:\S+$')
