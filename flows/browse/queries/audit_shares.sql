-- What share of the rows that a person has read is right, with the interval of 95 % (Wilson).
WITH read AS (
    SELECT kind, count(*) AS n, count(*) FILTER (verdict IN ('right', 'core')) AS right_rows
    FROM audits WHERE row_id IS NOT NULL GROUP BY kind
), share AS (SELECT *, right_rows / n AS p, 1.96 * 1.96 / n AS z FROM read)
SELECT kind, n, right_rows, p AS share,
    greatest(0, (p + z / 2 - 1.96 * sqrt((p * (1 - p) + z / 4) / n)) / (1 + z)) AS low,
    least(1, (p + z / 2 + 1.96 * sqrt((p * (1 - p) + z / 4) / n)) / (1 + z)) AS high
FROM share ORDER BY kind
