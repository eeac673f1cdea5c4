-- People and how they sign in. Their roles stand in the change log; what names them stands here, where it can be erased.
-- Of everything that opens a door there is a hash only.
CREATE TABLE person (
    id {text} NOT NULL PRIMARY KEY,
    created_at TEXT NOT NULL,
    -- NULL: erased, or never told.
    name TEXT,
    email {text},
    -- When the person may no longer sign in.
    disabled_at TEXT
);
CREATE UNIQUE INDEX person_by_email ON person (email) WHERE email IS NOT NULL;

-- A local account, where there is no provider of sign-in.
CREATE TABLE account (
    login {text} NOT NULL PRIMARY KEY,
    person_id {text} NOT NULL,
    password TEXT NOT NULL,
    failures BIGINT NOT NULL,
    last_failure_at TEXT
);
CREATE INDEX account_by_person ON account (person_id);

-- A unit's one-time code: one row a code, of which at most one of a unit can be used.
CREATE TABLE authorize_code (
    unit_id {text} NOT NULL,
    issued_at TEXT NOT NULL,
    issued_by {text} NOT NULL,
    expires_at TEXT NOT NULL,
    salt TEXT NOT NULL,
    hash TEXT NOT NULL,
    failures BIGINT NOT NULL,
    used_at TEXT,
    used_by {text},
    revoked_at TEXT,
    PRIMARY KEY (unit_id, issued_at)
);

CREATE TABLE session (
    hash {text} NOT NULL PRIMARY KEY,
    person_id {text} NOT NULL,
    begun_at TEXT NOT NULL,
    seen_at TEXT NOT NULL
);
CREATE INDEX session_by_person ON session (person_id);

CREATE TABLE api_token (
    hash {text} NOT NULL PRIMARY KEY,
    id {text} NOT NULL UNIQUE,
    person_id {text} NOT NULL,
    name TEXT NOT NULL,
    scope TEXT NOT NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    revoked_at TEXT
);
CREATE INDEX api_token_by_person ON api_token (person_id);

CREATE TABLE one_time_link (
    hash {text} NOT NULL PRIMARY KEY,
    person_id {text} NOT NULL,
    expires_at TEXT NOT NULL,
    used_at TEXT
);
