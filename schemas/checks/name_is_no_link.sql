-- name: name_is_no_link
-- table: people
-- severity: warn
-- threshold: 0
-- description: No person or organisation is called by a link, an address or a piece of markup.
SELECT entity_kind, id, name FROM (
    SELECT 'person' AS entity_kind, person_id AS id, name FROM people
    UNION ALL SELECT 'organization', org_id, name FROM organizations
)
WHERE regexp_matches(name, '(?i)https?:|//|^www\.|^(href|src|img|span|div|chat|comment|body|class|style|alt)$|[<>=@{}\\]|&[a-z]+;|%[0-9a-f]{2}|\.(html?|php|aspx?|jpe?g|png)$')
