-- One row per kept upload: the sender's bytes as they came, gzip-compressed where that is smaller.
CREATE TABLE upload (
    sha256 VARCHAR NOT NULL,        -- of the bytes as uploaded
    name VARCHAR NOT NULL,
    size_bytes BIGINT NOT NULL,     -- of the bytes as uploaded
    compressed BOOLEAN NOT NULL,
    content BLOB NOT NULL,
    kept_at TIMESTAMP NOT NULL      -- UTC, as every time in the store
);

-- One row per import. rows_read = accepted + refused + already_known.
CREATE TABLE batch (
    batch_id INTEGER PRIMARY KEY,
    upload_sha256 VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    sender VARCHAR,
    layout VARCHAR NOT NULL,
    handling VARCHAR NOT NULL,
    handling_rank TINYINT NOT NULL,
    synthetic BOOLEAN NOT NULL,
    imported_at TIMESTAMP NOT NULL,
    undone_at TIMESTAMP,
    rows_read BIGINT NOT NULL,
    accepted BIGINT NOT NULL,
    refused BIGINT NOT NULL,
    already_known BIGINT NOT NULL,
    CHECK (rows_read = accepted + refused + already_known)
);

-- One row per column of a sheet of a batch: how it was understood.
CREATE TABLE batch_column (
    batch_id INTEGER NOT NULL,
    sheet VARCHAR NOT NULL,
    position INTEGER NOT NULL,      -- from 0
    header VARCHAR NOT NULL,
    field VARCHAR,                  -- model.SeizureField, NULL: kept as text only
    withheld BOOLEAN NOT NULL       -- personal data: its cells were blanked before storage
);

-- One row per row of a sheet that was accepted or refused, with its cells as they came.
CREATE TABLE raw_row (
    raw_row_id BIGINT NOT NULL,
    batch_id INTEGER NOT NULL,
    sheet VARCHAR NOT NULL,
    row_number INTEGER NOT NULL,    -- as the sender's program shows it, from 1
    cells VARCHAR[] NOT NULL,
    fingerprint UUID NOT NULL,      -- of the row's meaning; equal rows of one file share it
    refused BOOLEAN NOT NULL
);

-- One row per row of a later file that the store knew already, and the row it equals.
CREATE TABLE known_row (
    batch_id INTEGER NOT NULL,
    sheet VARCHAR NOT NULL,
    row_number INTEGER NOT NULL,
    raw_row_id BIGINT NOT NULL
);

-- One row per problem of a cell or row (problems.py).
CREATE TABLE problem (
    batch_id INTEGER NOT NULL,
    code VARCHAR NOT NULL,
    sheet VARCHAR NOT NULL,
    row_number INTEGER NOT NULL,
    header VARCHAR NOT NULL,
    value VARCHAR NOT NULL
);

-- One row per distinct text of a place of seizure (country, province text, place text) and where it is.
CREATE TABLE place (
    place_id INTEGER PRIMARY KEY,
    country VARCHAR NOT NULL,       -- ISO 3166-1 alpha-2 of the record
    province_text VARCHAR NOT NULL,
    place_text VARCHAR NOT NULL,
    decision VARCHAR NOT NULL,      -- accepted, ask, none
    gazetteer_id VARCHAR,
    name_en VARCHAR,
    name_ru VARCHAR,
    kind VARCHAR,
    province VARCHAR,               -- ISO 3166-2
    latitude DOUBLE,                -- NULL where the place is not known more closely than the country
    longitude DOUBLE,
    world_x DOUBLE,                 -- Web Mercator, 0 at 180 W to 1 at 180 E
    world_y DOUBLE,                 -- Web Mercator, 0 at the north edge to 1 at the south edge
    precision VARCHAR NOT NULL,     -- model.PlacePrecision
    precision_km DOUBLE,
    score DOUBLE,
    reason VARCHAR NOT NULL,
    asserted BOOLEAN NOT NULL       -- decided by a person
);

-- One row per seizure (one event).
CREATE TABLE seizure (
    seizure_id BIGINT NOT NULL,
    batch_id INTEGER NOT NULL,
    raw_row_id BIGINT NOT NULL,     -- the first row that tells of it
    date_first DATE NOT NULL,
    date_last DATE NOT NULL,
    date_precision VARCHAR NOT NULL,
    country VARCHAR NOT NULL,
    place_id INTEGER NOT NULL,
    producing_country VARCHAR,
    departure_country VARCHAR,
    departure_text VARCHAR,
    destination_country VARCHAR,
    destination_text VARCHAR,
    transport VARCHAR,
    concealment VARCHAR,
    installation VARCHAR,
    routing VARCHAR,
    case_number VARCHAR,
    source VARCHAR,
    reporting_channel VARCHAR,
    handling_rank TINYINT NOT NULL
);

-- One row per seized item (one drug in a seizure).
CREATE TABLE seized_item (
    item_id BIGINT NOT NULL,
    seizure_id BIGINT NOT NULL,
    batch_id INTEGER NOT NULL,
    raw_row_id BIGINT NOT NULL,
    drug VARCHAR NOT NULL,
    drug_text VARCHAR NOT NULL,
    amount DOUBLE,                  -- in the sender's unit; NULL: not given
    unit VARCHAR,
    amount_text VARCHAR NOT NULL,
    unit_text VARCHAR NOT NULL,
    mass_kg DOUBLE,                 -- kg equivalent; NULL: no published factor
    factor_key VARCHAR              -- of vocabulary/units.yml
);

-- One row per version of a route record; the highest version is the current one.
CREATE TABLE route_version (
    code VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    record JSON NOT NULL,
    line JSON NOT NULL,             -- drawn from the record: parts of (latitude, longitude), each of a kind
    record_sha256 VARCHAR NOT NULL,
    changed_by VARCHAR NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    change VARCHAR NOT NULL,
    PRIMARY KEY (code, version)
);

-- One row per seizure and route it is tied to; the shares of one seizure sum to at most 1.
CREATE TABLE attribution (
    seizure_id BIGINT NOT NULL,
    route VARCHAR NOT NULL,
    share DOUBLE NOT NULL,
    score DOUBLE NOT NULL,
    reason VARCHAR NOT NULL,
    asserted BOOLEAN NOT NULL
);

-- One row per act that changed the store.
CREATE TABLE audit (
    happened_at TIMESTAMP NOT NULL,
    actor VARCHAR NOT NULL,
    act VARCHAR NOT NULL,
    object VARCHAR NOT NULL,
    details JSON NOT NULL
);
