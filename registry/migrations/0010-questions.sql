-- Who of the back office asks. NULL: a citizen reports, and nobody knows who.
ALTER TABLE ticket ADD COLUMN asked_by TEXT;
