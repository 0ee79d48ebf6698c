-- One row per decision of a person on a seizure and a route; it holds until it is undone or replaced.
CREATE TABLE attribution_decision (
    decision_id INTEGER PRIMARY KEY,
    seizure_id BIGINT NOT NULL,
    route VARCHAR NOT NULL,
    verdict VARCHAR NOT NULL,       -- asserted, denied
    reason VARCHAR NOT NULL,
    decided_by VARCHAR NOT NULL,
    decided_at TIMESTAMP NOT NULL,
    ended_by VARCHAR,
    ended_at TIMESTAMP              -- NULL while it holds
);

-- One row per decision of a person on a proposed route; it holds until it is undone or replaced.
CREATE TABLE proposal_decision (
    decision_id INTEGER PRIMARY KEY,
    proposal VARCHAR NOT NULL,      -- departure, place cluster and destination (routes.proposals)
    verdict VARCHAR NOT NULL,       -- accepted, dismissed
    route VARCHAR,                  -- code of the record that an acceptance made
    decided_by VARCHAR NOT NULL,
    decided_at TIMESTAMP NOT NULL,
    ended_by VARCHAR,
    ended_at TIMESTAMP
);

-- One row per seizure whose sheet tells of a container or of goods.
CREATE TABLE consignment (
    seizure_id BIGINT NOT NULL,
    container_text VARCHAR NOT NULL,
    container_number VARCHAR,       -- ISO 6346, eleven characters; NULL: its check digit does not fit
    goods_text VARCHAR NOT NULL,
    hs_heading VARCHAR,             -- four digits of the Harmonized System; NULL: none is written
    origin VARCHAR,                 -- of the goods, ISO 3166-1 alpha-2
    consignee_type VARCHAR,         -- company, person, state
    unit_text VARCHAR NOT NULL      -- the control unit that found it, as the sheet names it
);
