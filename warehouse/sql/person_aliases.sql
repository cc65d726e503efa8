-- Every form of a name that the articles or the registry use.
SELECT a.* FROM resolved_person_aliases a SEMI JOIN candidate.people p USING (person_id) ORDER BY ALL
