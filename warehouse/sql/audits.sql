-- What people said of rows that were drawn at random.
SELECT * FROM read_audits ORDER BY kind, read_at, audit_id
