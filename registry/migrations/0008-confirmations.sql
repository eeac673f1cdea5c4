-- The newest confirmation of each thing. Everything here follows from the log.
CREATE TABLE confirmed (
    task {text} NOT NULL,
    of_id {text} NOT NULL,
    number BIGINT NOT NULL,
    confirmed_on TEXT NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (task, of_id)
);

-- Manuals of each point of which somebody said whether they ask for photocopies, and those of them that ask for none.
-- Everything here follows from the log.
CREATE TABLE told_of_copies (
    id {text} NOT NULL PRIMARY KEY,
    manuals BIGINT NOT NULL,
    told BIGINT NOT NULL,
    without BIGINT NOT NULL
);
