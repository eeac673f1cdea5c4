-- What citizens say. Nothing tells who said it, and of the time there is the day.
CREATE TABLE rating (
    id {text} NOT NULL PRIMARY KEY,
    -- The office that was rated. Where another one took over its work, the rating counts there too.
    service_point_id {text} NOT NULL,
    received_on TEXT NOT NULL,
    stars BIGINT NOT NULL CHECK (stars BETWEEN 1 AND 5),
    -- NULL: none, or erased.
    words TEXT,
    language TEXT NOT NULL
);
CREATE INDEX rating_by_point ON rating (service_point_id, received_on, id);

-- Reports of mistakes.
CREATE TABLE ticket (
    id {text} NOT NULL PRIMARY KEY,
    state {text} NOT NULL,
    received_on TEXT NOT NULL,
    kind {text} NOT NULL,
    record_id {text} NOT NULL,
    field TEXT NOT NULL,
    procedure_id TEXT,
    -- What the page showed.
    shown TEXT,
    words TEXT NOT NULL,
    language TEXT NOT NULL,
    snapshot TEXT NOT NULL,
    change BIGINT NOT NULL,
    answered_at TEXT,
    answered_by TEXT,
    answer TEXT
);
CREATE INDEX ticket_by_record ON ticket (kind, record_id, received_on, id);
CREATE INDEX ticket_by_state ON ticket (state, received_on, id);
