-- The people and organisations of these ids, with what tells namesakes apart: their posts or their parent.
WITH wanted AS (SELECT unnest($ids) AS id), posts AS (
    SELECT r.person_id, coalesce(o.name, '') AS organization, r.title, count(*) AS n
    FROM person_roles r SEMI JOIN wanted ON wanted.id = r.person_id LEFT JOIN organizations o USING (org_id)
    GROUP BY r.person_id, organization, r.title
    QUALIFY row_number() OVER (PARTITION BY r.person_id ORDER BY n DESC, organization, r.title) <= 3
)
SELECT 'person' AS kind, p.person_id AS id, p.name, p.source_count AS articles, p.mention_count AS mentions,
    (SELECT string_agg(trim(organization || ' ' || title), '、' ORDER BY n DESC, organization, title) FROM posts
        WHERE posts.person_id = p.person_id) AS about
FROM people p SEMI JOIN wanted ON wanted.id = p.person_id
UNION ALL
SELECT 'organization', o.org_id, o.name, o.source_count, o.mention_count, parent.name
FROM organizations o SEMI JOIN wanted ON wanted.id = o.org_id
LEFT JOIN organizations parent ON parent.org_id = o.parent_org_id
