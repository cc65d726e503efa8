-- name: body_keeps_no_markup
-- table: sources
-- severity: warn
-- threshold: 0
-- scope: source
-- description: A body holds no tag of HTML and no picture of Markdown.
SELECT source_id, format, title,
    regexp_extract(body, '</?(?:p|div|span|br|a|img|strong|section|script|style|table|td|tr|li|ul|h[1-6])(?:\s[^<>]{0,200})?/?>|!\[[^\]\n]{0,200}\]\(') AS found
FROM sources
WHERE (contains(body, '<') OR contains(body, '![')) AND found <> ''
