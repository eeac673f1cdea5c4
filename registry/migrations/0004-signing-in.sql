-- Wrong tries, also at what isn't there, so that nobody tells by them what is. Of what was tried there is a hash only.
CREATE TABLE sign_in_try (
    hash {text} NOT NULL PRIMARY KEY,
    failures BIGINT NOT NULL,
    last_at TEXT NOT NULL
);
ALTER TABLE account DROP COLUMN failures;
ALTER TABLE account DROP COLUMN last_failure_at;
ALTER TABLE authorize_code DROP COLUMN failures;

-- 1: whoever uses the link is an administrator from then on.
ALTER TABLE one_time_link ADD COLUMN makes_administrator BIGINT NOT NULL DEFAULT 0;

-- Who somebody is to a provider of sign-in (OpenID Connect).
CREATE TABLE identity (
    issuer {text} NOT NULL,
    subject {text} NOT NULL,
    person_id {text} NOT NULL,
    PRIMARY KEY (issuer, subject)
);
CREATE INDEX identity_by_person ON identity (person_id);

-- Whom a provider vouched for and nobody knows: for some minutes, in which they may give a unit's code.
CREATE TABLE newcomer (
    hash {text} NOT NULL PRIMARY KEY,
    issuer {text} NOT NULL,
    subject {text} NOT NULL,
    name TEXT,
    email TEXT,
    expires_at TEXT NOT NULL
);
