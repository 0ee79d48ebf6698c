-- One row per consignment as a person stated it on a seizure's record; it stands before what the sheet tells.
CREATE TABLE stated_consignment (
    seizure_id BIGINT NOT NULL,
    container_text VARCHAR NOT NULL,
    container_number VARCHAR,       -- as in table consignment
    goods_text VARCHAR NOT NULL,
    hs_heading VARCHAR,
    origin VARCHAR,
    consignee_type VARCHAR,
    unit_text VARCHAR NOT NULL,
    stated_by VARCHAR NOT NULL,
    stated_at TIMESTAMP NOT NULL,
    ended_by VARCHAR,
    ended_at TIMESTAMP              -- NULL while it holds
);
