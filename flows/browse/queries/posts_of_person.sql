-- The posts that articles give a person: at which organisation, how often, from which article's day to which.
SELECT o.org_id, o.name AS organization, r.title, count(DISTINCT r.source_id) AS articles,
    min(s.published_earliest) AS first_day, max(s.published_latest) AS last_day,
    arg_min({source_id: r.source_id, char_start: r.char_start, part: r.part}, (s.published_earliest, r.source_id)) AS place
FROM person_roles r LEFT JOIN organizations o USING (org_id) JOIN sources s USING (source_id)
WHERE r.person_id = $id
GROUP BY ALL
ORDER BY first_day NULLS LAST, organization NULLS LAST, r.title, o.org_id
