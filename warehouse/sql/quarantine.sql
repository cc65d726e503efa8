-- Every file or row that was refused, or lost a part, and why.
SELECT * FROM quarantine ORDER BY path, quarantine_id
