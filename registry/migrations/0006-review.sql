-- Changes that wait for a second person. Until somebody decides nothing of them is in the log.
CREATE TABLE waiting_change (
    id {text} NOT NULL PRIMARY KEY,
    -- waiting, approved, returned, withdrawn
    state {text} NOT NULL,
    made_at TEXT NOT NULL,
    made_by {text} NOT NULL,
    cause TEXT NOT NULL,
    -- Why it was made, in the author's words.
    why TEXT,
    -- Why it waits, and what was found when it was made: JSON.
    reasons TEXT NOT NULL,
    findings TEXT NOT NULL,
    decided_at TEXT,
    decided_by {text},
    -- What the second person, or the author who withdraws it, says.
    words TEXT
);
CREATE INDEX waiting_change_by_state ON waiting_change (state, made_at, id);
CREATE INDEX waiting_change_by_author ON waiting_change (made_by, made_at, id);

-- What is proposed, a row for each record, in its order. Personal values stand here as they are, and can be erased here.
CREATE TABLE waiting_edit (
    waiting_id {text} NOT NULL,
    place BIGINT NOT NULL,
    kind {text} NOT NULL,
    record_id {text} NOT NULL,
    base BIGINT NOT NULL,
    refers_to BIGINT,
    body TEXT,
    PRIMARY KEY (waiting_id, place)
);
CREATE INDEX waiting_edit_by_record ON waiting_edit (kind, record_id);

-- The second person, where a change had to wait for one. It is in the hash of the entries that have it.
ALTER TABLE change_log ADD COLUMN approved_by TEXT;
