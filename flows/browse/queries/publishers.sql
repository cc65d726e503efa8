-- The publishers, those with most articles first.
SELECT publisher, count(*) AS articles FROM sources WHERE publisher IS NOT NULL GROUP BY publisher ORDER BY articles DESC, publisher
