-- How busy a channel is and whether anybody is there, as somebody told last; it counts until it has run out.
CREATE TABLE channel_states (
    channel text NOT NULL PRIMARY KEY,
    -- In minutes; unknown when empty.
    wait integer,
    staffed integer NOT NULL CHECK (staffed IN (0, 1)),
    said_at text NOT NULL,
    valid_until text NOT NULL,
    actor text NOT NULL,
    actor_id text,
    role text NOT NULL
) STRICT;
