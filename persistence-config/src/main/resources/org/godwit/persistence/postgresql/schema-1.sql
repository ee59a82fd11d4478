-- Version 1 of Godwit's journal in PostgreSQL. %1$s is the name of the schema, quoted.
-- The tables of events and tags are those of pekko-persistence-jdbc 1.1 (its names for columns), without its tables of
-- snapshots and durable states, which are not used.

CREATE TABLE %1$s.event_journal (
  ordering BIGSERIAL,
  persistence_id VARCHAR(255) NOT NULL,
  sequence_number BIGINT NOT NULL,
  deleted BOOLEAN DEFAULT FALSE NOT NULL,
  writer VARCHAR(255) NOT NULL,
  write_timestamp BIGINT,
  adapter_manifest VARCHAR(255),
  event_ser_id INTEGER NOT NULL,
  event_ser_manifest VARCHAR(255) NOT NULL,
  event_payload BYTEA NOT NULL,
  meta_ser_id INTEGER,
  meta_ser_manifest VARCHAR(255),
  meta_payload BYTEA,
  PRIMARY KEY (persistence_id, sequence_number),
  UNIQUE (ordering)
);

-- What captures hold is compressed already, or not worth the time.
ALTER TABLE %1$s.event_journal ALTER COLUMN event_payload SET STORAGE EXTERNAL;

CREATE TABLE %1$s.event_tag (
  event_id BIGINT REFERENCES %1$s.event_journal (ordering) ON DELETE CASCADE,
  tag VARCHAR(256),
  PRIMARY KEY (event_id, tag)
);

-- One row: which virtual machine the journal belongs to. Its number goes up with each that starts on it.
CREATE TABLE %1$s.journal_run (
  only_row BOOLEAN PRIMARY KEY DEFAULT TRUE CHECK (only_row),
  run BIGINT NOT NULL,
  owner TEXT NOT NULL,
  since TIMESTAMPTZ NOT NULL
);

INSERT INTO %1$s.journal_run (run, owner, since) VALUES (0, '', now());

-- Who may write: connections of the present run (their setting godwit.run), and of each persistence id only the event
-- after the highest one, which stays in the table when it is deleted. A concurrent writer meets the primary key.
CREATE FUNCTION %1$s.fence() RETURNS trigger LANGUAGE plpgsql AS $fence$
DECLARE
  present BIGINT;
  highest BIGINT;
BEGIN
  SELECT run INTO present FROM %1$s.journal_run;
  IF current_setting('godwit.run', true) IS DISTINCT FROM present::text THEN
    RAISE EXCEPTION 'write of persistence id ''%%'' refused: it is from run %% of the journal, which belongs to run %% now',
      NEW.persistence_id, coalesce(nullif(current_setting('godwit.run', true), ''), 'none'), present
      USING ERRCODE = 'GW002';
  END IF;
  SELECT max(sequence_number) INTO highest FROM %1$s.event_journal WHERE persistence_id = NEW.persistence_id;
  IF NEW.sequence_number <> coalesce(highest, 0) + 1 THEN
    RAISE EXCEPTION 'write of persistence id ''%%'' refused: its first sequence number is %%, the journal expects %%',
      NEW.persistence_id, NEW.sequence_number, coalesce(highest, 0) + 1
      USING ERRCODE = 'GW001';
  END IF;
  RETURN NEW;
END
$fence$;

CREATE TRIGGER godwit_fence BEFORE INSERT ON %1$s.event_journal FOR EACH ROW EXECUTE FUNCTION %1$s.fence();
