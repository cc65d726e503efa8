-- Articles by publisher, the twelve with the most.
SELECT coalesce(publisher, '(none stated)') AS name, count(*) AS n FROM sources GROUP BY name ORDER BY n DESC, name LIMIT 12
