-- name: title_is_plain
-- table: sources
-- severity: warn
-- threshold: 0
-- scope: source
-- description: A title is one line without marks of Markdown or HTML, and no longer than 200 characters.
SELECT source_id, title
FROM sources
WHERE length(title) > 200 OR regexp_matches(title, '[\n\r\t]|^#+\s|\*\*|</?[a-zA-Z][^>]*>|&(amp|lt|gt|nbsp|quot|#[0-9]+);|\]\(')
