-- From version 1 to version 2 of Godwit's journal in PostgreSQL. %1$s is the name of the schema, quoted.
-- The fence looks for the last row of an index and not for max(): for a table that was just emptied the server plans to read
-- all events of the persistence id for that.

CREATE OR REPLACE FUNCTION %1$s.fence() RETURNS trigger LANGUAGE plpgsql AS $fence$
DECLARE
  present BIGINT;
  highest BIGINT;
BEGIN
  SELECT run, (SELECT sequence_number FROM %1$s.event_journal WHERE persistence_id = NEW.persistence_id
      ORDER BY sequence_number DESC LIMIT 1)
    INTO present, highest FROM %1$s.journal_run;
  IF current_setting('godwit.run', true) IS DISTINCT FROM present::text THEN
    RAISE EXCEPTION 'write of persistence id ''%%'' refused: it is from run %% of the journal, which belongs to run %% now',
      NEW.persistence_id, coalesce(nullif(current_setting('godwit.run', true), ''), 'none'), present
      USING ERRCODE = 'GW002';
  END IF;
  IF NEW.sequence_number <> coalesce(highest, 0) + 1 THEN
    RAISE EXCEPTION 'write of persistence id ''%%'' refused: its first sequence number is %%, the journal expects %%',
      NEW.persistence_id, NEW.sequence_number, coalesce(highest, 0) + 1
      USING ERRCODE = 'GW001';
  END IF;
  RETURN NEW;
END
$fence$;
