-- What share of the rows read by a person is right, as the last checked run counted it: all of a kind, then parts of it.
WITH last AS (
    SELECT check_name, unnest(from_json(sample, '[{"by": "VARCHAR", "of": "VARCHAR", "read": "INTEGER",
        "right": "INTEGER", "share": "DOUBLE", "low": "DOUBLE", "high": "DOUBLE", "core_share": "DOUBLE"}]'),
        recursive := true)
    FROM quality_results
    WHERE check_name IN ('audited_people_right', 'audited_organizations_right', 'audited_events_right')
        AND run_id = (SELECT max(run_id) FROM quality_results) AND sample IS NOT NULL
)
SELECT split_part(check_name, '_', 2) AS kind, "by", "of", "read", "right", share, low, high, core_share FROM last
ORDER BY array_position(['people', 'organizations', 'events'], kind), array_position(['all', 'type', 'confidence'], "by"),
    "of"
