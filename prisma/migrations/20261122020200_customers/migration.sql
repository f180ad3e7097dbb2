-- Links whose ids the table does not tell, and customers who can be merged and forgotten.

ALTER TABLE link
  -- Of the id in the token; links that were made before carry the row's own id, and have none.
  ADD COLUMN id_hash text,
  ADD COLUMN commands text[],
  ADD COLUMN created_by uuid,
  ADD CONSTRAINT link_id_hash_shape CHECK (id_hash ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT link_commands CHECK (
    cardinality(commands) > 0 AND commands <@ ARRAY['confirm', 'reject', 'withdraw', 'cancel', 'reschedule']),
  ADD CONSTRAINT link_created_by_fkey FOREIGN KEY (created_by) REFERENCES app_user (id)
    ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE UNIQUE INDEX link_id_hash_key ON link (id_hash);

ALTER TABLE customer
  -- Always the one that was kept last: a merge takes along those that were merged before.
  ADD COLUMN merged_into_id uuid,
  ADD COLUMN anonymised_at timestamptz(3),
  ADD CONSTRAINT customer_merged_into_another CHECK (merged_into_id <> id),
  ADD CONSTRAINT customer_gone_is_inactive CHECK (
    NOT active OR (merged_into_id IS NULL AND anonymised_at IS NULL)),
  ADD CONSTRAINT customer_organization_id_merged_into_id_fkey FOREIGN KEY (organization_id, merged_into_id)
    REFERENCES customer (organization_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX customer_organization_id_created_at_id_idx ON customer (organization_id, created_at DESC, id DESC);
-- Of the few who were merged, so that nobody is looked for among all those who were not.
CREATE INDEX customer_merged ON customer (organization_id, merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE INDEX customer_phone_idx ON customer USING GIN (phone gin_trgm_ops);
-- A merge and a removal go through what the outbox keeps of the person's bookings.
CREATE INDEX outbox_organization_id_booking_id_idx ON outbox (organization_id, booking_id);

-- A booking is never made for somebody who was merged away or forgotten since they were read. Whoever merges or forgets
-- holds the row FOR UPDATE, so that one of the two waits here and then sees what the other did; HF001 asks for a fresh
-- read.
CREATE FUNCTION booking_customer_remains() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM customer WHERE organization_id = NEW.organization_id AND id = NEW.customer_id
    AND merged_into_id IS NULL AND anonymised_at IS NULL FOR KEY SHARE;
  IF NOT FOUND AND EXISTS (
    SELECT FROM customer WHERE organization_id = NEW.organization_id AND id = NEW.customer_id) THEN
    RAISE EXCEPTION 'The customer was merged into another or removed meanwhile' USING ERRCODE = 'HF001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER booking_customer_remains BEFORE INSERT ON booking
  FOR EACH ROW EXECUTE FUNCTION booking_customer_remains();
