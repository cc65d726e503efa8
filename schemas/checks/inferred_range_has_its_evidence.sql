-- name: inferred_range_has_its_evidence
-- table: sources
-- severity: error
-- threshold: 0
-- description: The range of an article that states no day is the intersection of its bounds; no bound is without evidence.
WITH bounds AS (
    SELECT source_id, max(earliest) FILTER (used) AS earliest, min(latest) FILTER (used) AS latest
    FROM date_evidence GROUP BY source_id
)
SELECT s.source_id, s.published_earliest, s.published_latest, b.earliest, b.latest
FROM sources s LEFT JOIN bounds b USING (source_id)
WHERE s.published_basis IN ('inferred', 'none')
    AND (s.published_earliest IS DISTINCT FROM b.earliest OR s.published_latest IS DISTINCT FROM b.latest)
