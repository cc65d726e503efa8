-- name: header_and_path_state_one_day
-- table: source_groups
-- severity: warn
-- threshold: 0
-- description: A stated publication day and the day in the file's or folder's name are at most two days apart.
WITH parts AS (
    SELECT source_id, path, published_at::DATE AS stated, regexp_extract(
        path, '(?:^|[^0-9])((?:19|20)[0-9]{2})[-_.年/]?(0[1-9]|1[0-2])[-_.月/]?([0-3][0-9])(?:[^0-9]|$)', ['y', 'm', 'd']
    ) AS day
    FROM source_groups
)
SELECT source_id, path, stated, try_cast(concat_ws('-', day.y, day.m, day.d) AS DATE) AS named
FROM parts
WHERE abs(stated - named) > 2
