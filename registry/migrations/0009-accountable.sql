-- Who took a code back, and who shut a person out or let them in again.
ALTER TABLE authorize_code ADD COLUMN revoked_by TEXT;
ALTER TABLE person ADD COLUMN standing_set_by TEXT;
