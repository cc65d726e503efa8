-- name: mention_stands_at_its_offsets
-- table: mentions
-- severity: error
-- threshold: 0
-- scope: source
-- description: The surface of every mention is the text of its part at its offsets.
-- Counting characters from the start of a long body for each of its mentions is slow: pieces of 256 of them, each with
-- the 256 after it, are counted once. A mention longer than that is looked up in the whole.
WITH pieces AS (
    SELECT source_id, piece, substr(body, piece * 256 + 1, 512) AS text
    FROM (SELECT source_id, body, unnest(range(body_chars // 256 + 1)) AS piece FROM sources)
), placed AS (
    SELECT m.*, substr(p.text, m.char_start % 256 + 1, m.char_end - m.char_start) AS found
    FROM mentions m LEFT JOIN pieces p ON p.source_id = m.source_id AND p.piece = m.char_start // 256
    WHERE m.part = 'body' AND m.char_end - m.char_start <= 256
    UNION ALL
    SELECT m.*, substr(CASE m.part WHEN 'title' THEN s.title ELSE s.body END, m.char_start + 1, m.char_end - m.char_start)
    FROM mentions m LEFT JOIN sources s USING (source_id)
    WHERE m.part <> 'body' OR m.char_end - m.char_start > 256
)
SELECT mention_id, source_id, part, char_start, char_end, surface, found
FROM placed
WHERE found IS DISTINCT FROM surface
