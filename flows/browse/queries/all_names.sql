-- Every form of every name, with how many articles name its bearer.
SELECT 'person' AS kind, p.person_id AS id, p.name, p.source_count AS articles, a.alias
FROM people p JOIN person_aliases a USING (person_id)
UNION
SELECT 'organization', o.org_id, o.name, o.source_count, a.alias
FROM organizations o JOIN organization_aliases a USING (org_id)
ORDER BY ALL
