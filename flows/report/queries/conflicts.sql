-- Events that sources date so differently that no day fits all: their dates in order, each with one article that says so.
WITH widest AS (
    SELECT event_id, any_value(headline) AS headline, max(second_date) - min(first_date) AS days
    FROM event_conflicts GROUP BY event_id ORDER BY days DESC, event_id LIMIT 18
), claim AS (
    SELECT m.event_id, m.date_earliest, m.date_latest, m.date_text, count(DISTINCT s.source_id) - 1 AS others,
        arg_min({title: s.title, publisher: s.publisher, script: s.script, url: s.url}, (s.published_earliest, s.source_id))
            AS source
    FROM event_mentions m SEMI JOIN widest USING (event_id) JOIN sources s USING (source_id)
    WHERE m.date_earliest IS NOT NULL
    GROUP BY m.event_id, m.date_earliest, m.date_latest, m.date_text
), placed AS (
    SELECT *, row_number() OVER (PARTITION BY event_id ORDER BY date_earliest, date_latest, date_text) AS place FROM claim
)
SELECT w.headline, w.days, count(*) AS n,
    list({date_earliest: p.date_earliest, date_latest: p.date_latest, date_text: p.date_text, others: p.others,
        source: p.source} ORDER BY p.place) FILTER (p.place <= 8) AS claims
FROM widest w JOIN placed p USING (event_id)
GROUP BY w.event_id, w.headline, w.days
ORDER BY w.days DESC, w.event_id
