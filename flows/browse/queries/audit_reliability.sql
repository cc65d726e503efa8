-- Of the events that a person has read: how sure they were told, and what share is right, by tenths of the confidence.
SELECT avg(e.confidence) AS told, avg((a.verdict IN ('right', 'core'))::INTEGER) AS right, count(*) AS n
FROM audits a JOIN events e ON e.event_id = a.row_id
WHERE a.kind = 'event'
GROUP BY least(9, floor(e.confidence * 10)) ORDER BY told
