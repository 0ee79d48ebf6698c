-- Views kept with a name; and the words of the texts of seizures, for the text filter.

-- One row per view that a person kept: what the address of a screen holds, under a name.
CREATE TABLE saved_view (
    view_id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    screen VARCHAR NOT NULL,        -- name of the page
    state JSON NOT NULL,            -- parameters of the address (views.py)
    saved_by VARCHAR NOT NULL,
    saved_at TIMESTAMP NOT NULL,
    ended_by VARCHAR,
    ended_at TIMESTAMP              -- NULL while it is listed
);

-- One row per distinct text of a row, a place or a drug. The text itself stands where it was read.
CREATE TABLE searched_text (
    text_id INTEGER NOT NULL,
    digest UHUGEINT NOT NULL        -- MD5 of the text
);

-- One row per distinct word of those texts, in lower case.
CREATE TABLE searched_word (
    word VARCHAR NOT NULL,
    stem VARCHAR NOT NULL           -- clean.search_text.stem_words
);

-- One row per word of a text, by its stem and its place in the text.
CREATE TABLE searched_stem (
    stem VARCHAR NOT NULL,
    text_id INTEGER NOT NULL,
    position INTEGER NOT NULL       -- from 1
);

-- One row per seizure and text that a row of it holds; places and drugs are reached by their own texts.
CREATE TABLE searched_seizure (
    text_id INTEGER NOT NULL,
    seizure_id BIGINT NOT NULL,
    batch_id INTEGER NOT NULL
);
