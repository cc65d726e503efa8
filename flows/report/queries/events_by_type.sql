-- Events by their type.
SELECT label_en || ' ' || label_zh AS name, count(*) AS n
FROM events JOIN event_types USING (event_type)
GROUP BY name
ORDER BY n DESC, name
LIMIT 15
