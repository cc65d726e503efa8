-- name: content_sha256_is_of_the_body
-- table: sources
-- severity: error
-- threshold: 0
-- scope: source
-- description: content_sha256 is the SHA-256 of the body.
SELECT source_id, title, content_sha256 FROM sources WHERE content_sha256 <> sha256(body)
