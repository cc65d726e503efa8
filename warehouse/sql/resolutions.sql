-- Why a form of a name in an article belongs to its person or organisation.
SELECT * FROM resolved_resolutions ORDER BY ALL
