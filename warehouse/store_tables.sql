-- The working store: what has been read and found, kept between runs. Only the writer opens it.
-- Caches (dropped and made again when their columns change) stand after the history, which only ever gains columns.

-- history
CREATE TABLE IF NOT EXISTS runs (
    run_id TEXT, flow_run_id TEXT, started_at TIMESTAMP, finished_at TIMESTAMP, status TEXT,
    files_seen INTEGER, files_new INTEGER, files_changed INTEGER, files_removed INTEGER, files_unchanged INTEGER,
    files_quarantined INTEGER, pipeline_version TEXT, registry_version TEXT, note TEXT
);
CREATE TABLE IF NOT EXISTS files (
    path TEXT, location TEXT, sha256 TEXT, bytes BIGINT, stat TEXT, path_day TEXT,
    first_run_id TEXT, last_run_id TEXT, removed_at TIMESTAMP
);
CREATE TABLE IF NOT EXISTS source_runs (source_id TEXT, first_run_id TEXT);
CREATE TABLE IF NOT EXISTS quarantine (
    quarantine_id TEXT, path TEXT, sha256 TEXT, stage TEXT, check_name TEXT, severity TEXT, reason TEXT, detail TEXT,
    first_run_id TEXT, last_run_id TEXT, resolved_run_id TEXT
);
CREATE TABLE IF NOT EXISTS accepted (path TEXT, sha256 TEXT, check_name TEXT, reason TEXT, accepted_at TIMESTAMP);
CREATE TABLE IF NOT EXISTS quality_results (
    run_id TEXT, check_name TEXT, table_name TEXT, severity TEXT, passed BOOLEAN, observed DOUBLE, expected TEXT,
    failing_rows BIGINT, sample TEXT
);
CREATE TABLE IF NOT EXISTS state (name TEXT, value TEXT);

-- cache: files as read, by article_key = bytes, path-stated day and reading version
CREATE TABLE IF NOT EXISTS articles (
    article_key TEXT, title TEXT, publisher TEXT, place TEXT, script TEXT, published_at TIMESTAMP, published_zone TEXT,
    published_precision TEXT, published_basis TEXT, published_earliest DATE, published_latest DATE, url TEXT,
    cover_image_url TEXT, format TEXT, format_certainty DOUBLE, encoding TEXT, body TEXT, body_chars INTEGER,
    content_sha256 TEXT, sketch BLOB
);
CREATE TABLE IF NOT EXISTS article_authors (article_key TEXT, position INTEGER, name TEXT, role TEXT);
CREATE TABLE IF NOT EXISTS article_links (article_key TEXT, position INTEGER, url TEXT, role TEXT);
CREATE TABLE IF NOT EXISTS refusals (
    article_key TEXT, stage TEXT, check_name TEXT, severity TEXT, reason TEXT, detail TEXT
);

-- cache: what was found in the text of a source, by text_key = the text, its days and the facts version
CREATE TABLE IF NOT EXISTS texts (text_key TEXT);
CREATE TABLE IF NOT EXISTS local_entities (
    text_key TEXT, entity_kind TEXT, entity_key TEXT, name TEXT, name_zh TEXT, name_latin TEXT, org_kind TEXT,
    parent_key TEXT, registry_key TEXT, "partial" BOOLEAN, alternatives TEXT[]
);
CREATE TABLE IF NOT EXISTS local_mentions (
    text_key TEXT, entity_kind TEXT, entity_key TEXT, part TEXT, char_start INTEGER, char_end INTEGER, surface TEXT,
    alias_kind TEXT, method TEXT, score DOUBLE
);
CREATE TABLE IF NOT EXISTS local_roles (
    text_key TEXT, person_key TEXT, org_key TEXT, title TEXT, part TEXT, char_start INTEGER, char_end INTEGER
);
CREATE TABLE IF NOT EXISTS local_events (
    text_key TEXT, claim INTEGER, event_type TEXT, part TEXT, char_start INTEGER, char_end INTEGER, "trigger" TEXT,
    trigger_start INTEGER, object TEXT, date_text TEXT, date_earliest DATE, date_latest DATE, date_precision TEXT,
    certainty TEXT, extractor TEXT, confidence DOUBLE, confidence_parts TEXT
);
CREATE TABLE IF NOT EXISTS local_participants (
    text_key TEXT, claim INTEGER, entity_kind TEXT, entity_key TEXT, role TEXT, post TEXT
);
