-- Review of imports: which reports are one seizure, what was mended in quarantine, how a sender's sheets are laid out.

-- One row per decision of a person on reports that may be one seizure; it holds until it ends.
CREATE TABLE duplicate_decision (
    decision_id INTEGER NOT NULL,
    verdict VARCHAR NOT NULL,       -- same, different, later
    seizures BIGINT[] NOT NULL,     -- sorted
    lead BIGINT,                    -- the report whose values lead; NULL unless the verdict is same
    decided_by VARCHAR NOT NULL,
    decided_at TIMESTAMP NOT NULL,
    ended_by VARCHAR,
    ended_at TIMESTAMP,             -- NULL while it holds
    replaced_by INTEGER             -- the decision that ended it; undoing that one lets this one hold again
);

-- One row per report that a person said is the same seizure as another one, which leads.
CREATE VIEW merged_report AS
SELECT seizure_id, lead, decision_id
FROM (
    SELECT unnest(seizures) AS seizure_id, lead, decision_id
    FROM duplicate_decision
    WHERE verdict = 'same' AND ended_at IS NULL
)
WHERE seizure_id <> lead;

-- One row per table of a batch: where it stood and how its columns were used.
CREATE TABLE batch_table (
    batch_id INTEGER NOT NULL,
    table_number INTEGER NOT NULL,  -- from 0, in the order of the file
    sheet VARCHAR NOT NULL,
    first_row INTEGER NOT NULL,
    last_row INTEGER NOT NULL,
    layout JSON NOT NULL
);

-- One row per mended cell, beside the original that stays in raw_row.
CREATE TABLE mend (
    mend_id INTEGER NOT NULL,
    act_id INTEGER NOT NULL,        -- mends of one act are undone together
    batch_id INTEGER NOT NULL,
    raw_row_id BIGINT NOT NULL,
    position INTEGER NOT NULL,      -- of the column, from 0
    old_value VARCHAR NOT NULL,
    new_value VARCHAR NOT NULL,
    mended_by VARCHAR NOT NULL,
    mended_at TIMESTAMP NOT NULL,
    undone_by VARCHAR,
    undone_at TIMESTAMP             -- NULL while it holds
);

-- One row per row that was accepted with mended cells: it is known by these cells too.
CREATE TABLE mended_row (
    raw_row_id BIGINT NOT NULL,
    batch_id INTEGER NOT NULL,
    fingerprint UUID NOT NULL
);

-- One row per refused row whose corrected form came in a later batch.
CREATE TABLE resolved_row (
    raw_row_id BIGINT NOT NULL,
    batch_id INTEGER NOT NULL,      -- of the refused row
    by_batch_id INTEGER NOT NULL,   -- of the corrected one
    resolved_at TIMESTAMP NOT NULL
);

-- One row per version of a sender's layout; the highest version is the current one.
CREATE TABLE sender_layout (
    name VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    shape VARCHAR NOT NULL,         -- the set of headers by which it is recognised
    layout JSON NOT NULL,
    kept_by VARCHAR NOT NULL,
    kept_at TIMESTAMP NOT NULL
);
