-- One row per decision of a person on a text of a place; it holds until it is undone or replaced.
-- The texts stand as the sheet had them: which others fold alike is worked out when they are compared.
CREATE TABLE place_decision (
    decision_id INTEGER PRIMARY KEY,
    country VARCHAR NOT NULL,       -- ISO 3166-1 alpha-2 of the records
    province_text VARCHAR NOT NULL,
    place_text VARCHAR NOT NULL,
    verdict VARCHAR NOT NULL,       -- clean.decided_places.Verdict
    gazetteer_id VARCHAR,
    handling VARCHAR NOT NULL,      -- strictest of the seizures that named the text
    origin VARCHAR NOT NULL,        -- name of the file it came in; '' where it was decided here
    decided_by VARCHAR NOT NULL,
    decided_at TIMESTAMP NOT NULL,
    ended_by VARCHAR,
    ended_at TIMESTAMP              -- NULL while it holds
);
