-- Who holds a post at an organisation, as articles say it in passing.
SELECT p.person_id, p.name, r.title, count(DISTINCT r.source_id) AS articles,
    min(s.published_earliest) AS first_day, max(s.published_latest) AS last_day
FROM person_roles r JOIN people p USING (person_id) JOIN sources s USING (source_id)
WHERE r.org_id = $id
GROUP BY ALL
ORDER BY articles DESC, p.name, r.title, person_id
