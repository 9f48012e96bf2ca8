-- Logs of other systems that managers put here to look at, until they take them away again.

CREATE TABLE uploaded_logs (
    id text NOT NULL PRIMARY KEY,
    name text NOT NULL,
    -- Of the file as it came, in bytes.
    size integer NOT NULL,
    -- Which column means what, as JSON.
    mapping text NOT NULL,
    uploaded_by text NOT NULL REFERENCES staff (id),
    uploaded_at text NOT NULL,
    version integer NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX uploaded_logs_by_age ON uploaded_logs (uploaded_at, id);

-- The file, packed with gzip, in parts that go over the wire one by one.
CREATE TABLE uploaded_log_parts (
    log_id text NOT NULL REFERENCES uploaded_logs (id) ON DELETE CASCADE,
    position integer NOT NULL,
    content blob NOT NULL,
    PRIMARY KEY (log_id, position)
) STRICT;
