-- name: publication_lies_not_ahead
-- table: sources
-- severity: warn
-- threshold: 0
-- description: No source is published later than tomorrow (today is the clock's).
SELECT source_id, title, published_at, published_earliest, published_basis
FROM sources
WHERE published_earliest > current_date + 1
