-- Every form of an organisation's name that the articles or the registry use.
SELECT a.* FROM resolved_organization_aliases a SEMI JOIN candidate.organizations o USING (org_id) ORDER BY ALL
