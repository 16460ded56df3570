-- Tables and macros of the dataset over its Parquet files alone: run it in DuckDB in the folder of the files.

-- The articles that were read. One row is one input document.
CREATE OR REPLACE VIEW articles AS SELECT * FROM read_parquet('articles.parquet');

-- Happenings, each reconciled over all articles that report it. One row is one real-world happening.
CREATE OR REPLACE VIEW events AS SELECT * FROM read_parquet('events.parquet');

-- Mentions of events; the span is the trigger. Type, status, date and place are as this article says. One row is one mention of an event in one article.
CREATE OR REPLACE VIEW event_mentions AS SELECT * FROM read_parquet('event_mentions.parquet');

-- Who took part, was to take part or pointedly did not; the span is a mention that supports it. One row is one entity in one role in one event, by one article.
CREATE OR REPLACE VIEW participants AS SELECT * FROM read_parquet('participants.parquet');

-- What was said and by whom; the span is the content alone. One row is one attributed quotation or reported statement.
CREATE OR REPLACE VIEW statements AS SELECT * FROM read_parquet('statements.parquet');

-- Quantities in digits or words; the span is the number with its comparator. One row is one quantity.
CREATE OR REPLACE VIEW figures AS SELECT * FROM read_parquet('figures.parquet');

-- Who and what the articles speak of, one row for each over all articles. One row is one person, country, organisation or described group.
CREATE OR REPLACE VIEW entities AS SELECT * FROM read_parquet('entities.parquet');

-- Every place where an article means an entity, and why it is that one. One row is one place where an article means an entity.
CREATE OR REPLACE VIEW entity_mentions AS SELECT * FROM read_parquet('entity_mentions.parquet');

-- Points on which sources differ: numbers that cannot all hold, dates, places, roles, wordings, titles. One row is one point on which sources differ.
CREATE OR REPLACE VIEW discrepancies AS SELECT * FROM read_parquet('discrepancies.parquet');

-- All claims on a point on which sources differ, agreeing ones included. One row is one source's claim on such a point.
CREATE OR REPLACE VIEW discrepancy_claims AS SELECT * FROM read_parquet('discrepancy_claims.parquet');

-- Files, and rows or values of articles.csv, that could not be used; the rest was built without them. One row is one input set aside.
CREATE OR REPLACE VIEW rejects AS SELECT * FROM read_parquet('rejects.parquet');

-- Statements of a speaker, by any part of the name, in any case.
CREATE OR REPLACE MACRO quotes_of(speaker_like) AS TABLE
SELECT speaker, speaker_title, kind, span_text AS said, cue, via, said_on, article_id, span_start, span_end, statement_id
FROM statements
WHERE contains(lower(speaker), lower(speaker_like))
ORDER BY article_id, span_start, statement_id;

-- Figures of one measure (attendance, force_size, funding …), each with the event it measures and whose number it is.
CREATE OR REPLACE MACRO figures_by_measure(measure_is) AS TABLE
SELECT events.label AS event, figures.low, figures.high, figures.comparator, figures.unit, figures.counted,
       figures.attributed_to, figures.evidence, figures.article_id, figures.span_start, figures.span_end, figures.figure_id
FROM figures LEFT JOIN events USING (event_id)
WHERE figures.measure = measure_is
ORDER BY figures.article_id, figures.span_start, figures.figure_id;

-- Who took part in an event, was to take part or was left out, with the articles that say so; by any part of its label.
CREATE OR REPLACE MACRO participants_of(event_like) AS TABLE
SELECT events.label AS event, participants.name, participants.kind, participants.role, participants.country,
       count(DISTINCT participants.article_id) AS articles,
       list(DISTINCT participants.article_id ORDER BY participants.article_id) AS article_ids
FROM participants JOIN events USING (event_id)
WHERE contains(lower(events.label), lower(event_like))
GROUP BY ALL
ORDER BY event, participants.role, articles DESC, participants.name;

-- Where articles mean an entity, by any part of its name or of one of its other forms.
CREATE OR REPLACE MACRO mentions_of(name_like) AS TABLE
SELECT entities.name, entities.kind, entity_mentions.span_text AS words, entity_mentions.form, entity_mentions.matched_by,
       entity_mentions.evidence, entity_mentions.article_id, entity_mentions.span_start, entity_mentions.span_end
FROM entities JOIN entity_mentions USING (entity_id)
WHERE contains(lower(concat_ws(' ', entities.name, array_to_string(entities.aliases, ' '))), lower(name_like))
ORDER BY entity_mentions.article_id, entity_mentions.span_start, entities.name;

-- The claims on every point on which sources differ about one thing (attendance, dates, wording …), side by side; a number with its unit (person, country …) and what is counted, in the words of the article.
CREATE OR REPLACE MACRO claims_about(field_is) AS TABLE
SELECT discrepancies.subject, discrepancy_claims.side, discrepancy_claims.value, discrepancy_claims.low,
       discrepancy_claims.high, discrepancy_claims.comparator, discrepancy_claims.unit, figures.counted,
       discrepancy_claims.attributed_to, discrepancy_claims.article_id, discrepancy_claims.evidence, discrepancies.discrepancy_id
FROM discrepancies JOIN discrepancy_claims USING (discrepancy_id)
LEFT JOIN figures ON discrepancy_claims.row_table = 'figures' AND discrepancy_claims.row_id = figures.figure_id
WHERE discrepancies.field = field_is
ORDER BY discrepancies.subject, discrepancies.discrepancy_id, discrepancy_claims.side, discrepancy_claims.article_id,
         discrepancy_claims.span_start;

-- Events with a date, in order of time.
CREATE OR REPLACE MACRO timeline() AS TABLE
SELECT date_start, date_end, status, event_type, event_mode, label, place, country, article_count, event_id
FROM events
WHERE date_start IS NOT NULL
ORDER BY date_start, date_end, label, event_id;

-- For each state in an event, and each article that reports the event, the roles in which the article names it; NULL where it does not. (PIVOT this on article_id for a matrix of states by articles.)
CREATE OR REPLACE MACRO attendance(event_like) AS TABLE
SELECT reported.label AS event, states.country, reported.article_id,
       list(DISTINCT named.role ORDER BY named.role) FILTER (WHERE named.role IS NOT NULL) AS roles
FROM (SELECT DISTINCT events.event_id, events.label, event_mentions.article_id FROM events JOIN event_mentions USING (event_id)) reported
JOIN (SELECT DISTINCT event_id, country FROM participants WHERE country IS NOT NULL) states USING (event_id)
LEFT JOIN participants named
       ON named.event_id = reported.event_id AND named.article_id = reported.article_id AND named.country = states.country
WHERE contains(lower(reported.label), lower(event_like))
GROUP BY reported.event_id, reported.label, states.country, reported.article_id
ORDER BY event, reported.event_id, states.country, reported.article_id;

-- Which articles report an event, how often, and with which words first; events that most articles report come first.
CREATE OR REPLACE MACRO coverage() AS TABLE
SELECT events.label, events.article_count, event_mentions.article_id, count(*) AS mentions,
       arg_min(event_mentions.evidence, event_mentions.span_start) AS first_evidence, events.event_id
FROM events JOIN event_mentions USING (event_id)
GROUP BY events.label, events.article_count, event_mentions.article_id, events.event_id
ORDER BY events.article_count DESC, events.label, events.event_id, event_mentions.article_id;
