-- name: event_mention_has_a_decision
-- table: event_decisions
-- severity: error
-- threshold: 0
-- description: For every claim it stands why it belongs to its event.
SELECT event_mention_id, event_id FROM event_mentions ANTI JOIN event_decisions USING (event_mention_id, event_id)
