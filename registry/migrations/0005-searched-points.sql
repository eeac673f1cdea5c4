-- The list of points anew, with what it is searched by and in which order names stand. Everything here follows from the log.
-- Lists are filtered and sorted in memory, and read what changed by its number.
DROP TABLE listed_point;
CREATE TABLE listed_point (
    id {text} NOT NULL PRIMARY KEY,
    number BIGINT NOT NULL,
    edited_at TEXT NOT NULL,
    edited_by TEXT NOT NULL,
    -- Empty: none.
    code {text} NOT NULL,
    name_th {text} NOT NULL,
    -- Sorts as dictionaries do.
    name_key {text} NOT NULL,
    -- All its names in the form that texts are compared in, a line each.
    names {text} NOT NULL,
    type {text},
    subtype {text},
    category {text},
    level {text},
    ministry {text},
    department {text},
    agency {text},
    parent_id {text},
    subdistrict {text},
    succeeded_by {text},
    hidden BIGINT NOT NULL,
    -- Millionths of degrees; NULL: no pin.
    lat_e6 BIGINT,
    lon_e6 BIGINT,
    offers BIGINT NOT NULL
);
CREATE INDEX listed_point_by_number ON listed_point (number);
CREATE INDEX listed_point_by_code ON listed_point (code, id);
CREATE INDEX listed_point_by_type ON listed_point (type, id);
CREATE INDEX listed_point_by_area ON listed_point (subdistrict, id);
CREATE INDEX listed_point_by_pin ON listed_point (lat_e6, lon_e6) WHERE lat_e6 IS NOT NULL;
CREATE INDEX listed_point_by_parent ON listed_point (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX listed_point_by_successor ON listed_point (succeeded_by) WHERE succeeded_by IS NOT NULL;

-- What lists of procedures are filtered and sorted by. Everything here follows from the log.
CREATE TABLE listed_procedure (
    id {text} NOT NULL PRIMARY KEY,
    number BIGINT NOT NULL,
    edited_at TEXT NOT NULL,
    edited_by TEXT NOT NULL,
    group_id {text},
    title_th {text} NOT NULL,
    title_key {text} NOT NULL,
    -- Titles and citizens' words in the form that texts are compared in, a line each.
    names {text} NOT NULL,
    ministry {text},
    department {text},
    category {text}
);
CREATE INDEX listed_procedure_by_title ON listed_procedure (title_key, id);
CREATE INDEX listed_procedure_by_owner ON listed_procedure (ministry, department, id);

-- Searches for a unit that may be there already: who made one, for what, and until when a unit may be added because of it.
CREATE TABLE twin_search (
    hash {text} NOT NULL PRIMARY KEY,
    person_id {text} NOT NULL,
    about {text} NOT NULL,
    expires_at TEXT NOT NULL
);
