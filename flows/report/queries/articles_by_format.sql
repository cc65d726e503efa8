-- Articles by the raw format that was recognised.
SELECT format AS name, count(*) AS n FROM sources GROUP BY format ORDER BY n DESC, name LIMIT 12
