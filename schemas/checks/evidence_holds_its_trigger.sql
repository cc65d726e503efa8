-- name: evidence_holds_its_trigger
-- table: event_mentions
-- severity: warn
-- threshold: 0
-- scope: source
-- description: The word that tells the event stands in its evidence.
SELECT event_mention_id, source_id, trigger, evidence FROM event_mentions WHERE NOT contains(evidence, trigger)
