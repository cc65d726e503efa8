-- name: withheld_claim_is_not_told
-- table: withheld_claims
-- severity: error
-- threshold: 0
-- description: A claim stands among the withheld ones or is told in an event, never both.
SELECT w.withheld_id, m.event_mention_id
FROM withheld_claims w JOIN event_mentions m ON substr(m.event_mention_id, 4) = substr(w.withheld_id, 3)
