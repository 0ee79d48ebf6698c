-- Joint operations: those that persons added to the catalogue's own, and which seizures were made in them.

-- One row per joint operation or exercise that a person added; it is listed until it is withdrawn.
CREATE TABLE joint_activity (
    code VARCHAR NOT NULL,
    record JSON NOT NULL,           -- content.JointActivity
    added_by VARCHAR NOT NULL,
    added_at TIMESTAMP NOT NULL,
    ended_by VARCHAR,
    ended_at TIMESTAMP              -- NULL while it is listed
);

-- One row per seizure that a person tagged as made in a joint operation; the tag holds until it is undone.
CREATE TABLE operation_tag (
    tag_id INTEGER PRIMARY KEY,
    seizure_id BIGINT NOT NULL,
    operation VARCHAR NOT NULL,     -- code of a joint activity
    tagged_by VARCHAR NOT NULL,
    tagged_at TIMESTAMP NOT NULL,
    ended_by VARCHAR,
    ended_at TIMESTAMP              -- NULL while it holds
);
