-- The change log and what follows from it. {text} is a text that is compared bytewise, {number_key} a key of numbers.

-- The last entry. Whoever appends holds this row, so numbers have no gaps and hashes no forks.
CREATE TABLE log_head (
    one BIGINT NOT NULL PRIMARY KEY CHECK (one = 1),
    number BIGINT NOT NULL,
    hash TEXT NOT NULL
);
INSERT INTO log_head (one, number, hash) VALUES (1, 0, '');

-- One entry for each record that was set or removed. Nothing here is ever changed.
CREATE TABLE change_log (
    number {number_key},
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    cause TEXT NOT NULL,
    kind {text} NOT NULL,
    record_id {text} NOT NULL,
    -- The entry that held the record before; 0: there was none.
    base BIGINT NOT NULL,
    -- The entry that this one undoes.
    refers_to BIGINT,
    -- What was done in one act.
    batch {text},
    -- Salted hash of the reason; the words stand in private_value.
    reason TEXT,
    -- The whole record from then on, as JSON; NULL: it was removed.
    body TEXT,
    -- Of this entry and the hash before it.
    hash TEXT NOT NULL
);
CREATE INDEX change_log_by_record ON change_log (kind, record_id, number);
CREATE INDEX change_log_by_batch ON change_log (batch) WHERE batch IS NOT NULL;

-- Personal values and free text of entries, which can be erased; an entry holds their salted hashes. NULL: erased.
CREATE TABLE private_value (
    number BIGINT NOT NULL,
    path {text} NOT NULL,
    salt TEXT NOT NULL,
    value TEXT,
    PRIMARY KEY (number, path)
);

-- The entry that holds each record now.
CREATE TABLE current_record (
    kind {text} NOT NULL,
    id {text} NOT NULL,
    number BIGINT NOT NULL,
    removed BIGINT NOT NULL,
    PRIMARY KEY (kind, id)
);

-- Which points offer a procedure now.
CREATE TABLE offered (
    procedure_id {text} NOT NULL,
    service_point_id {text} NOT NULL,
    PRIMARY KEY (procedure_id, service_point_id)
);
CREATE INDEX offered_by_point ON offered (service_point_id);

-- What a source said last about a record: the entry that says the same, or, where there is none, the record itself.
CREATE TABLE imported (
    kind {text} NOT NULL,
    id {text} NOT NULL,
    number BIGINT,
    body TEXT,
    PRIMARY KEY (kind, id)
);
