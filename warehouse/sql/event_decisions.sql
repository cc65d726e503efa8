-- Why a claim belongs to its event.
SELECT * FROM merged_event_decisions ORDER BY ALL
