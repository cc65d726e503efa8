-- Articles by publisher, the twelve with the most.
SELECT coalesce(publisher, '(none stated)') AS name, publisher, count(*) AS n
FROM sources GROUP BY publisher ORDER BY n DESC, name LIMIT 12
