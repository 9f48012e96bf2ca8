-- Logs of other systems that managers put here to look at, until they take them away again.

CREATE TABLE uploaded_logs (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    name text COLLATE "C" NOT NULL,
    -- Of the file as it came, in bytes.
    size bigint NOT NULL,
    -- Which column means what, as JSON.
    mapping text COLLATE "C" NOT NULL,
    uploaded_by text COLLATE "C" NOT NULL REFERENCES staff (id),
    uploaded_at text COLLATE "C" NOT NULL,
    version bigint NOT NULL DEFAULT 1
);
CREATE INDEX uploaded_logs_by_age ON uploaded_logs (uploaded_at, id);

-- The file, packed with gzip, in parts that go over the wire one by one.
CREATE TABLE uploaded_log_parts (
    log_id text COLLATE "C" NOT NULL REFERENCES uploaded_logs (id) ON DELETE CASCADE,
    position bigint NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (log_id, position)
);
