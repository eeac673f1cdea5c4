-- What lists of service points are filtered and sorted by. Everything here follows from the log.
CREATE TABLE listed_point (
    id {text} NOT NULL PRIMARY KEY,
    number BIGINT NOT NULL,
    edited_at TEXT NOT NULL,
    edited_by TEXT NOT NULL,
    code {text},
    name_th {text} NOT NULL,
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
    pinned BIGINT NOT NULL,
    offers BIGINT NOT NULL
);
CREATE INDEX listed_point_by_code ON listed_point (code, id);
CREATE INDEX listed_point_by_unit ON listed_point (ministry, department, id);
CREATE INDEX listed_point_by_area ON listed_point (subdistrict, id);
CREATE INDEX listed_point_by_edit ON listed_point (edited_at, id);
CREATE INDEX listed_point_by_parent ON listed_point (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX listed_point_by_successor ON listed_point (succeeded_by) WHERE succeeded_by IS NOT NULL;
