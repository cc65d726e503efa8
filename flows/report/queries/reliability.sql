-- Of the events of annotated articles, told with about one confidence: what share is right as a whole.
WITH last AS (
    SELECT unnest(from_json(sample, '[{"confidence": "DOUBLE", "share": "DOUBLE", "rows": "INTEGER"}]'),
        recursive := true)
    FROM quality_results
    WHERE check_name = 'confidence_is_calibrated' AND run_id = (SELECT max(run_id) FROM quality_results)
        AND sample IS NOT NULL
)
SELECT confidence AS told, share AS "right", "rows" AS n FROM last ORDER BY told
