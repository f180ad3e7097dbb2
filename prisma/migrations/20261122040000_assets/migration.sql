-- Assets that members share: their squawks, maintenance and usage, and what suspends their bookings.

ALTER TABLE organization
  ADD asset_minimum_minutes integer NOT NULL DEFAULT 60,
  ADD asset_advance_days integer NOT NULL DEFAULT 90,
  ADD squawks_need_confirmation boolean NOT NULL DEFAULT true,
  ADD shows_member_names boolean NOT NULL DEFAULT true,
  ADD CONSTRAINT organization_asset_minimum CHECK (asset_minimum_minutes BETWEEN 1 AND 10080),
  ADD CONSTRAINT organization_asset_advance CHECK (asset_advance_days BETWEEN 1 AND 1825);
ALTER TABLE resource
  ADD advance_days integer,
  ADD usage_unit text,
  ADD CONSTRAINT resource_advance CHECK (advance_days BETWEEN 1 AND 1825),
  ADD CONSTRAINT resource_usage_unit CHECK (length(usage_unit) BETWEEN 1 AND 20);

CREATE TABLE squawk (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  resource_id uuid NOT NULL,
  title text NOT NULL,
  description text NOT NULL,
  severity text NOT NULL,
  status text NOT NULL,
  reporter_id uuid NOT NULL REFERENCES app_user (id) ON UPDATE CASCADE ON DELETE RESTRICT,
  reporter_name text NOT NULL,
  reported_at timestamptz(3) NOT NULL,
  deferred_until timestamptz(3),
  reason text,
  version integer NOT NULL,
  UNIQUE (organization_id, id),
  FOREIGN KEY (organization_id, resource_id) REFERENCES resource (organization_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT squawk_severity CHECK (severity IN ('grounding', 'caution', 'info')),
  CONSTRAINT squawk_status CHECK (status IN ('pending', 'open', 'deferred', 'resolved', 'dismissed')),
  CONSTRAINT squawk_description CHECK (length(trim(description)) >= 10),
  CONSTRAINT squawk_deferral CHECK ((status = 'deferred') = (deferred_until IS NOT NULL))
);
CREATE INDEX squawk_resource_id_status_idx ON squawk (resource_id, status);
CREATE INDEX squawk_organization_id_reported_at_id_idx ON squawk (organization_id, reported_at DESC, id DESC);
CREATE INDEX squawk_deferral_due ON squawk (deferred_until) WHERE status = 'deferred';

CREATE TABLE maintenance (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  resource_id uuid NOT NULL,
  starts_at timestamptz(3) NOT NULL,
  ends_at timestamptz(3) NOT NULL,
  title text NOT NULL,
  reason text,
  author_id uuid NOT NULL REFERENCES app_user (id) ON UPDATE CASCADE ON DELETE RESTRICT,
  author_name text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  removed_at timestamptz(3),
  version integer NOT NULL,
  UNIQUE (organization_id, id),
  FOREIGN KEY (organization_id, resource_id) REFERENCES resource (organization_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT maintenance_period CHECK (ends_at > starts_at)
);
CREATE INDEX maintenance_resource_id_ends_at_idx ON maintenance (resource_id, ends_at) WHERE removed_at IS NULL;

CREATE TABLE suspension_cause (
  organization_id uuid NOT NULL,
  booking_id uuid NOT NULL,
  cause_id uuid NOT NULL,
  squawk_id uuid,
  maintenance_id uuid,
  since timestamptz(3) NOT NULL,
  PRIMARY KEY (booking_id, cause_id),
  FOREIGN KEY (organization_id, booking_id) REFERENCES booking (organization_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  FOREIGN KEY (organization_id, squawk_id) REFERENCES squawk (organization_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  FOREIGN KEY (organization_id, maintenance_id) REFERENCES maintenance (organization_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT suspension_cause_of_one CHECK (
    num_nonnulls(squawk_id, maintenance_id) = 1 AND cause_id = coalesce(squawk_id, maintenance_id))
);
CREATE INDEX suspension_cause_squawk_id_idx ON suspension_cause (squawk_id) WHERE squawk_id IS NOT NULL;
CREATE INDEX suspension_cause_maintenance_id_idx ON suspension_cause (maintenance_id) WHERE maintenance_id IS NOT NULL;

-- What was flown, driven or sailed, never changed: a correction is an entry that takes an earlier one back.
CREATE TABLE usage_entry (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  resource_id uuid NOT NULL,
  booking_id uuid NOT NULL,
  sequence integer NOT NULL,
  start_reading numeric(12, 2) NOT NULL,
  end_reading numeric(12, 2) NOT NULL,
  note text,
  offsets_id uuid,
  author_id uuid NOT NULL REFERENCES app_user (id) ON UPDATE CASCADE ON DELETE RESTRICT,
  author_name text NOT NULL,
  at timestamptz(3) NOT NULL,
  UNIQUE (organization_id, id),
  UNIQUE (organization_id, offsets_id),
  UNIQUE (booking_id, sequence),
  FOREIGN KEY (organization_id, resource_id) REFERENCES resource (organization_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  FOREIGN KEY (organization_id, booking_id) REFERENCES booking (organization_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  FOREIGN KEY (organization_id, offsets_id) REFERENCES usage_entry (organization_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT usage_entry_direction CHECK (
    start_reading >= 0 AND CASE WHEN offsets_id IS NULL THEN end_reading >= start_reading ELSE end_reading <= start_reading END),
  -- The first, the third and so on are readings; each of the others takes the one before it back.
  CONSTRAINT usage_entry_alternates CHECK (sequence > 0 AND (sequence % 2 = 0) = (offsets_id IS NOT NULL))
);
CREATE INDEX usage_entry_resource_id_at_id_idx ON usage_entry (resource_id, at DESC, id DESC);

-- Who did what to an asset: append-only, as a booking's own trail.
CREATE TABLE asset_event (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  resource_id uuid NOT NULL,
  subject text NOT NULL,
  subject_id uuid NOT NULL,
  action text NOT NULL,
  actor_kind text NOT NULL,
  actor_id uuid,
  actor_name text NOT NULL,
  origin text NOT NULL,
  reason text,
  metadata jsonb NOT NULL,
  at timestamptz(3) NOT NULL,
  FOREIGN KEY (organization_id, resource_id) REFERENCES resource (organization_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT asset_event_subject CHECK (subject IN ('squawk', 'maintenance', 'usage', 'rules'))
);
CREATE INDEX asset_event_resource_id_at_id_idx ON asset_event (resource_id, at DESC, id DESC);
CREATE INDEX asset_event_subject_id_at_id_idx ON asset_event (subject_id, at, id);

CREATE TRIGGER asset_event_append_only BEFORE UPDATE OR DELETE ON asset_event
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER asset_event_no_truncate BEFORE TRUNCATE ON asset_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER usage_entry_append_only BEFORE UPDATE OR DELETE ON usage_entry
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER usage_entry_no_truncate BEFORE TRUNCATE ON usage_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Readings are a booking's that uses the asset and has begun, and follow one another without a gap: as each second one
-- takes back the one before it, with its numbers, two never count. The booking's row is locked, so that it neither
-- moves nor ends meanwhile.
CREATE FUNCTION usage_entry_follows() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM booking b WHERE b.id = NEW.booking_id AND b.resource_id = NEW.resource_id AND b.lifecycle = 'asset'
    AND b.status IN ('confirmed', 'completed') AND b.starts_at <= NEW.at FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'Readings belong to a booking of the asset that has begun' USING ERRCODE = 'HF002';
  END IF;
  IF NEW.sequence > 1 AND NOT EXISTS (SELECT FROM usage_entry u
      WHERE u.booking_id = NEW.booking_id AND u.sequence = NEW.sequence - 1 AND (NEW.offsets_id IS NULL
        OR (u.id, u.start_reading, u.end_reading) = (NEW.offsets_id, NEW.end_reading, NEW.start_reading))) THEN
    RAISE EXCEPTION 'An entry takes back the one before it, or follows one that does' USING ERRCODE = 'HF002';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER usage_entry_follows AFTER INSERT ON usage_entry
  FOR EACH ROW EXECUTE FUNCTION usage_entry_follows();

-- A squawk's own lifecycle, as in its definition. What it reports is never changed: no role may write that.
CREATE FUNCTION squawk_takes_an_edge() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' AND NEW.status NOT IN ('pending', 'open') OR TG_OP = 'UPDATE' AND (OLD.status, NEW.status) NOT IN (
      ('pending', 'open'), ('pending', 'dismissed'), ('open', 'deferred'), ('open', 'resolved'), ('deferred', 'resolved'),
      ('deferred', 'open')) THEN
    RAISE EXCEPTION 'A squawk does not become % in this way', NEW.status USING ERRCODE = 'HF002';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER squawk_takes_an_edge_insert AFTER INSERT ON squawk
  FOR EACH ROW EXECUTE FUNCTION squawk_takes_an_edge();
CREATE TRIGGER squawk_takes_an_edge_update AFTER UPDATE OF status, deferred_until, reason, version ON squawk
  FOR EACH ROW EXECUTE FUNCTION squawk_takes_an_edge();

-- Suspension and airworthiness --------------------------------------------------------------------------------------

-- What forbids an asset's use in a period: an open grounding squawk, or one whose deferral has ended, in any period;
-- maintenance where it overlaps.
CREATE FUNCTION forbidden_by(resource uuid, wanted tstzrange, clock timestamptz)
RETURNS TABLE (squawk_id uuid, maintenance_id uuid) LANGUAGE sql STABLE AS $$
  SELECT s.id, NULL::uuid FROM squawk s
    WHERE s.resource_id = resource AND s.severity = 'grounding'
      AND (s.status = 'open' OR (s.status = 'deferred' AND s.deferred_until <= clock))
  UNION ALL
  SELECT NULL::uuid, m.id FROM maintenance m
    WHERE m.resource_id = resource AND m.removed_at IS NULL AND m.ends_at > lower(wanted) AND m.starts_at < upper(wanted)
$$;

-- Confirmed bookings of an asset that have some of a range and have not ended; found by their time, which the asset has
-- few of, and not among all bookings.
CREATE FUNCTION confirmed_of_asset(resource uuid, wanted tstzrange)
RETURNS TABLE (id uuid, starts_at timestamptz, ends_at timestamptz) LANGUAGE sql STABLE AS $$
  SELECT b.id, b.starts_at, b.ends_at FROM occupancy t JOIN booking b ON b.id = t.booking_id
  WHERE t.resource_id = resource AND t.blocking AND t.period && wanted
    AND b.lifecycle = 'asset' AND b.status = 'confirmed' AND b.ends_at > now()
$$;

-- A booking is suspended exactly while it has a cause, and is not confirmed under one. Asked when the transaction
-- ends, because a cause and its bookings change one after the other; of several changes the last one counts, so the
-- row is read as it is then. A note or a merge changes neither, and locks no asset. HF001 asks for a fresh read. Here and
-- below causes are found by their booking: a session that planned this while there were few would read all of them, for
-- each of hundreds of bookings, until it ends.
CREATE FUNCTION booking_has_its_causes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE
  present record;
BEGIN
  -- Causes begin for suspended bookings alone and end with the suspension, so whoever has one is suspended.
  IF NEW.status = 'suspended' AND EXISTS (SELECT FROM suspension_cause WHERE booking_id = NEW.id) THEN
    RETURN NULL;
  END IF;
  SELECT b.status, b.resource_id, b.starts_at, b.ends_at,
      EXISTS (SELECT FROM suspension_cause c WHERE c.booking_id = b.id) AS has_cause
    INTO present FROM booking b WHERE b.id = NEW.id;
  IF (present.status = 'suspended') <> present.has_cause THEN
    RAISE EXCEPTION 'Booking % is suspended exactly while it has a cause', NEW.reference USING ERRCODE = 'HF001';
  END IF;
  IF present.status = 'confirmed' AND present.resource_id IS NOT NULL AND present.ends_at > now() THEN
    -- Whoever brings a cause holds the row for update, so that one of the two waits here.
    PERFORM FROM resource WHERE id = present.resource_id FOR SHARE;
    IF EXISTS (SELECT FROM forbidden_by(present.resource_id, tstzrange(present.starts_at, present.ends_at), now())) THEN
      RAISE EXCEPTION 'Booking % would be confirmed while its asset is not airworthy', NEW.reference
        USING ERRCODE = 'HF007';
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER booking_has_its_causes_insert AFTER INSERT ON booking DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.lifecycle = 'asset') EXECUTE FUNCTION booking_has_its_causes();
CREATE CONSTRAINT TRIGGER booking_has_its_causes_update AFTER UPDATE OF status, starts_at, ends_at ON booking
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.lifecycle = 'asset'
    AND (OLD.status, OLD.starts_at, OLD.ends_at) IS DISTINCT FROM (NEW.status, NEW.starts_at, NEW.ends_at))
  EXECUTE FUNCTION booking_has_its_causes();

-- Causes begin for what is suspended already, all at once, and forbid it: a grounding squawk of the asset, or maintenance
-- of it where the two overlap. One that ends leaves no booking suspended without any.
CREATE FUNCTION causes_have_their_bookings() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM begun c JOIN booking b ON b.id = c.booking_id
        LEFT JOIN squawk s ON s.id = c.squawk_id LEFT JOIN maintenance m ON m.id = c.maintenance_id
      WHERE b.status <> 'suspended' OR b.resource_id IS DISTINCT FROM coalesce(s.resource_id, m.resource_id)
        OR s.severity <> 'grounding' OR NOT (s.status = 'open' OR (s.status = 'deferred' AND s.deferred_until <= c.since))
        OR m.removed_at IS NOT NULL OR b.starts_at >= m.ends_at OR b.ends_at <= m.starts_at) THEN
    RAISE EXCEPTION 'A cause begins for bookings that are suspended, and that it forbids' USING ERRCODE = 'HF001';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER causes_have_their_bookings AFTER INSERT ON suspension_cause REFERENCING NEW TABLE AS begun
  FOR EACH STATEMENT EXECUTE FUNCTION causes_have_their_bookings();
CREATE FUNCTION booking_keeps_a_cause() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
BEGIN
  IF EXISTS (SELECT FROM booking b WHERE b.id = OLD.booking_id AND b.status = 'suspended'
      AND NOT EXISTS (SELECT FROM suspension_cause c WHERE c.booking_id = b.id)) THEN
    RAISE EXCEPTION 'Booking % is suspended exactly while it has a cause', OLD.booking_id USING ERRCODE = 'HF001';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER booking_keeps_a_cause AFTER DELETE ON suspension_cause
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION booking_keeps_a_cause();
CREATE TRIGGER suspension_cause_unchanged BEFORE UPDATE ON suspension_cause
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Whoever is cancelled waits for no cause any more.
CREATE FUNCTION booking_leaves_suspension() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
BEGIN
  DELETE FROM suspension_cause WHERE booking_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER booking_leaves_suspension AFTER UPDATE OF status ON booking
  FOR EACH ROW WHEN (OLD.status = 'suspended' AND NEW.status <> 'suspended') EXECUTE FUNCTION booking_leaves_suspension();

-- No cause leaves a booking confirmed that it forbids, or suspended that it does not. A squawk forbids every period or
-- none, so it is asked once, however many bookings there are.
CREATE FUNCTION squawk_suspends() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM forbidden_by(NEW.resource_id, '(,)', now()) f WHERE f.squawk_id = NEW.id) THEN
    IF EXISTS (SELECT FROM confirmed_of_asset(NEW.resource_id, tstzrange(now(), NULL))) THEN
      RAISE EXCEPTION 'A booking would stay confirmed under this cause' USING ERRCODE = 'HF001';
    END IF;
  ELSIF EXISTS (SELECT FROM suspension_cause WHERE squawk_id = NEW.id) THEN
    RAISE EXCEPTION 'A booking would stay suspended by a cause that has ended' USING ERRCODE = 'HF001';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION maintenance_suspends() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.removed_at IS NULL AND EXISTS (
      SELECT FROM confirmed_of_asset(NEW.resource_id, tstzrange(NEW.starts_at, NEW.ends_at)) b
      WHERE b.starts_at < NEW.ends_at AND b.ends_at > NEW.starts_at) THEN
    RAISE EXCEPTION 'A booking would stay confirmed under this cause' USING ERRCODE = 'HF001';
  END IF;
  IF EXISTS (SELECT FROM suspension_cause c JOIN booking b ON b.id = c.booking_id
      WHERE c.maintenance_id = NEW.id
        AND (NEW.removed_at IS NOT NULL OR b.starts_at >= NEW.ends_at OR b.ends_at <= NEW.starts_at)) THEN
    RAISE EXCEPTION 'A booking would stay suspended by a cause that has ended' USING ERRCODE = 'HF001';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER squawk_suspends AFTER INSERT OR UPDATE ON squawk
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION squawk_suspends();
CREATE CONSTRAINT TRIGGER maintenance_suspends AFTER INSERT OR UPDATE ON maintenance
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION maintenance_suspends();

-- A phase alone moves places from held to confirmed; the time of one thing stays as it is.
DROP TRIGGER booking_sync_occupancy_update ON booking;
CREATE TRIGGER booking_sync_occupancy_update AFTER UPDATE ON booking
  FOR EACH ROW WHEN (NEW.resource_id IS NOT NULL AND (
    (OLD.occupies, OLD.starts_at, OLD.ends_at, OLD.party_size, OLD.departure_id)
      IS DISTINCT FROM (NEW.occupies, NEW.starts_at, NEW.ends_at, NEW.party_size, NEW.departure_id)
    OR (OLD.phase <> NEW.phase AND NEW.departure_id IS NOT NULL)))
  EXECUTE FUNCTION booking_sync_occupancy();

-- What a command reads and writes -----------------------------------------------------------------------------------

-- Of an asset: what may forbid its use, who has pencilled in or asked for some of the wanted time, and whether the
-- booking's usage is logged.
CREATE FUNCTION asset_facts(resource uuid, own uuid, wanted tstzrange)
RETURNS json LANGUAGE sql STABLE AS $$
  SELECT json_build_object(
    'causes', (SELECT coalesce(json_agg(cause), '[]') FROM (
      SELECT json_build_object('kind', 'squawk', 'id', s.id, 'title', s.title, 'severity', s.severity,
        'status', s.status, 'deferred_until', s.deferred_until) AS cause
      FROM squawk s WHERE s.resource_id = resource AND s.status IN ('open', 'deferred')
      UNION ALL
      SELECT json_build_object('kind', 'maintenance', 'id', m.id, 'title', m.title, 'starts_at', m.starts_at,
        'ends_at', m.ends_at)
      FROM maintenance m WHERE m.resource_id = resource AND m.removed_at IS NULL
        AND m.ends_at > lower(wanted) AND m.starts_at < upper(wanted)) causes),
    'overlapping', (SELECT coalesce(json_agg(json_build_object('id', b.id, 'reference', b.reference, 'status', b.status,
        'starts_at', b.starts_at, 'ends_at', b.ends_at, 'party_size', b.party_size, 'version', b.version,
        'offering', f.name, 'author', json_build_object('id', a.id, 'name', a.name, 'email', a.email)) ORDER BY b.id), '[]')
      FROM occupancy t JOIN booking b ON b.id = t.booking_id JOIN offering f ON f.id = b.offering_id
        JOIN app_user a ON a.id = b.author_id
      WHERE t.resource_id = resource AND NOT t.blocking AND t.period && wanted AND b.id IS DISTINCT FROM own
        AND b.lifecycle = 'asset' AND b.status IN ('tentative', 'pending')),
    'usage_entries', (SELECT count(*)::int FROM usage_entry u WHERE u.booking_id = own),
    'usage_logged', EXISTS (SELECT FROM usage_entry u WHERE u.booking_id = own AND u.offsets_id IS NULL
      AND NOT EXISTS (SELECT FROM usage_entry o WHERE o.offsets_id = u.id)))
$$;
CREATE INDEX occupancy_not_blocking ON occupancy USING gist (resource_id, period) WHERE NOT blocking;

-- A change of an asset and of its bookings. Its row is locked before them: in share mode by whoever uses it, so that
-- they do not wait for one another, and for update by whoever brings or ends a cause.
CREATE FUNCTION apply_asset_change(change jsonb) RETURNS json LANGUAGE plpgsql AS $$
DECLARE
  answer json;
  move jsonb;
  moved int;
BEGIN
  IF change ? 'uses' THEN
    PERFORM FROM resource WHERE id = (change->>'uses')::uuid FOR SHARE;
  ELSE
    PERFORM FROM resource WHERE id = (change->>'asset')::uuid FOR NO KEY UPDATE;
  END IF;
  answer := apply_change(change);
  IF answer->>'replayed' IS NOT NULL THEN RETURN answer; END IF;

  -- Readings are decided on with the booking's status and time, and these with its readings. A step has locked its row
  -- by now; readings alone lock it here, and nothing of it may have changed.
  IF change ? 'readings' THEN
    PERFORM FROM booking b WHERE b.id = (change#>>'{readings,booking_id}')::uuid
      AND b.version = coalesce((change#>>'{readings,version}')::int, b.version) FOR NO KEY UPDATE;
    IF NOT FOUND OR (SELECT count(*) FROM usage_entry u WHERE u.booking_id = (change#>>'{readings,booking_id}')::uuid)
        <> (change#>>'{readings,entries}')::int THEN
      RAISE EXCEPTION 'The booking or its readings were changed meanwhile' USING ERRCODE = 'HF001';
    END IF;
  END IF;
  -- Hundreds may be suspended at once, so in one statement; it declares each row's event as it comes to the row.
  FOR move IN SELECT value FROM jsonb_array_elements(change->'moves') LOOP
    UPDATE booking b SET status = CASE WHEN set_config('holdfast.change', (move->'event' || jsonb_build_object(
        'id', m.event_id, 'bookingId', m.id, 'sequence', m.version + 1))::text, true) <> '' THEN move->>'status' END
      FROM jsonb_to_recordset(move->'bookings') AS m(id uuid, version int, event_id uuid)
      WHERE b.id = m.id AND b.version = m.version AND b.resource_id = (change->>'asset')::uuid;
    GET DIAGNOSTICS moved = ROW_COUNT;
    IF moved <> jsonb_array_length(move->'bookings') THEN
      RAISE EXCEPTION 'A booking of the asset was changed meanwhile' USING ERRCODE = 'HF001';
    END IF;
  END LOOP;
  IF change ? 'squawk' THEN
    INSERT INTO squawk AS s SELECT (jsonb_populate_record(NULL::squawk, change->'squawk')).*
      ON CONFLICT (id) DO UPDATE SET status = excluded.status, deferred_until = excluded.deferred_until,
        reason = excluded.reason, version = excluded.version WHERE s.version = excluded.version - 1;
    IF NOT FOUND THEN RAISE EXCEPTION 'The squawk was changed meanwhile' USING ERRCODE = 'HF001'; END IF;
  END IF;
  IF change ? 'maintenance' THEN
    INSERT INTO maintenance AS m SELECT (jsonb_populate_record(NULL::maintenance, change->'maintenance')).*
      ON CONFLICT (id) DO UPDATE SET starts_at = excluded.starts_at, ends_at = excluded.ends_at, title = excluded.title,
        reason = excluded.reason, removed_at = excluded.removed_at, version = excluded.version
        WHERE m.version = excluded.version - 1;
    IF NOT FOUND THEN RAISE EXCEPTION 'The maintenance was changed meanwhile' USING ERRCODE = 'HF001'; END IF;
  END IF;
  DELETE FROM suspension_cause c USING jsonb_to_recordset(change->'ended_causes') AS e(booking_id uuid, cause_id uuid)
    WHERE c.booking_id = e.booking_id AND c.cause_id = e.cause_id;
  INSERT INTO suspension_cause (organization_id, booking_id, cause_id, squawk_id, maintenance_id, since)
    SELECT c.organization_id, booking_id::uuid, coalesce(c.squawk_id, c.maintenance_id), c.squawk_id, c.maintenance_id,
      c.since
    FROM jsonb_to_recordset(change->'begun_causes') AS c(organization_id uuid, squawk_id uuid, maintenance_id uuid,
      since timestamptz, booking_ids jsonb), jsonb_array_elements_text(c.booking_ids) booking_id
    ON CONFLICT DO NOTHING;
  INSERT INTO usage_entry SELECT (jsonb_populate_recordset(NULL::usage_entry, change->'usage')).*;
  INSERT INTO asset_event SELECT (jsonb_populate_recordset(NULL::asset_event, change->'events')).*;
  -- Others are told because of the change's own step, where they have no event of theirs.
  INSERT INTO outbox (id, organization_id, booking_id, event_id, channel, topic, payload)
    SELECT id, organization_id, booking_id, coalesce(event_id, (change#>>'{steps,-1,event,id}')::uuid), channel, topic, payload
    FROM jsonb_populate_recordset(NULL::outbox, change->'told');
  RETURN answer;
END $$;

GRANT SELECT ON squawk, maintenance, suspension_cause, usage_entry, asset_event TO holdfast_app;
GRANT INSERT ON squawk, maintenance, suspension_cause, usage_entry, asset_event TO holdfast_app;
GRANT UPDATE (status, deferred_until, reason, version) ON squawk TO holdfast_app;
GRANT UPDATE (starts_at, ends_at, title, reason, removed_at, version) ON maintenance TO holdfast_app;
GRANT DELETE ON suspension_cause TO holdfast_app;
GRANT UPDATE (name, advance_days, usage_unit) ON resource TO holdfast_app;
