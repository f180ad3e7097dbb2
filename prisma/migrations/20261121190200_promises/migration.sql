-- What the database itself promises: INV-01 to INV-05 and INV-15 of docs/invariants.md.

-- Ids -------------------------------------------------------------------------------------------------------

-- UUIDv7 (RFC 9562): 48 bits of milliseconds, then random. PostgreSQL has its own only from 18 on.
CREATE FUNCTION uuid_v7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
  SELECT encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid())
        PLACING substring(int8send(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3)
        FROM 1 FOR 6),
      52, 1), 53, 1), 'hex')::uuid
$$;

-- Checks ----------------------------------------------------------------------------------------------------

ALTER TABLE organization
  ADD CONSTRAINT organization_slug_shape CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$');
ALTER TABLE app_user ADD CONSTRAINT app_user_email_lower CHECK (email = lower(email));
ALTER TABLE customer ADD CONSTRAINT customer_email_lower CHECK (email = lower(email));
ALTER TABLE offering
  ADD CONSTRAINT offering_slug_shape CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,78}[a-z0-9])?$'),
  ADD CONSTRAINT offering_lifecycle CHECK (lifecycle IN ('request', 'appointment', 'asset', 'ticket', 'tour'));
ALTER TABLE membership
  ADD CONSTRAINT membership_roles CHECK (
    cardinality(roles) > 0 AND roles <@ ARRAY['owner', 'admin', 'approver', 'agent', 'cashier', 'accountant',
      'supplier', 'member', 'viewer']),
  ADD CONSTRAINT membership_supplier CHECK (('supplier' = ANY (roles)) = (supplier_id IS NOT NULL));
ALTER TABLE api_key
  ADD CONSTRAINT api_key_roles CHECK (
    cardinality(roles) > 0 AND roles <@ ARRAY['owner', 'admin', 'approver', 'agent', 'cashier', 'accountant',
      'supplier', 'member', 'viewer']);
ALTER TABLE supplier
  ADD CONSTRAINT supplier_time_limit CHECK (decision_time_limit_minutes BETWEEN 1 AND 525600);
ALTER TABLE resource
  ADD CONSTRAINT resource_kind CHECK (
    (kind = 'exclusive' AND capacity IS NULL) OR (kind = 'counted' AND capacity BETWEEN 1 AND 1000000));
ALTER TABLE booking
  ADD CONSTRAINT booking_period CHECK (ends_at > starts_at),
  ADD CONSTRAINT booking_party_size CHECK (party_size BETWEEN 1 AND 10000),
  ADD CONSTRAINT booking_deadline CHECK ((deadline_at IS NULL) = (deadline_command IS NULL)),
  ADD CONSTRAINT booking_deadline_command CHECK (deadline_command IN ('time_out', 'expire'));
ALTER TABLE booking_event
  ADD CONSTRAINT booking_event_actor CHECK (
    actor_kind IN ('person', 'supplier', 'customer', 'system', 'database')),
  ADD CONSTRAINT booking_event_origin CHECK (origin IN ('desk', 'api', 'link', 'worker', 'seed', 'sql'));
ALTER TABLE outbox ADD CONSTRAINT outbox_channel CHECK (channel IN ('mail', 'webhook'));
ALTER TABLE mail ADD CONSTRAINT mail_status CHECK (status IN ('queued', 'sent', 'captured', 'failed'));
ALTER TABLE link
  ADD CONSTRAINT link_purpose CHECK (purpose IN ('supplier_answer', 'manage', 'invitation', 'password_reset'));

-- INV-05: a departure never holds more than it has.
ALTER TABLE departure
  ADD CONSTRAINT departure_counts CHECK (held >= 0 AND confirmed >= 0),
  ADD CONSTRAINT departure_capacity CHECK (held + confirmed <= capacity);

-- INV-04: on one resource no two blocking periods overlap.
ALTER TABLE occupancy
  ADD CONSTRAINT occupancy_period CHECK (
    NOT isempty(period) AND lower_inc(period) AND NOT upper_inc(period)
    AND lower(period) IS NOT NULL AND upper(period) IS NOT NULL),
  ADD CONSTRAINT occupancy_no_overlap EXCLUDE USING gist (resource_id WITH =, period WITH &&) WHERE (blocking);

-- The trail is written before its booking's row is, and a successor before its predecessor points at it.
ALTER TABLE booking_event
  ALTER CONSTRAINT booking_event_organization_id_booking_id_fkey DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE booking
  ALTER CONSTRAINT booking_organization_id_successor_id_fkey DEFERRABLE INITIALLY DEFERRED;

-- Indexes of the few, which bookings that are over have left: a write of those costs nothing here.
CREATE INDEX booking_deadline_due ON booking (deadline_at) WHERE deadline_at IS NOT NULL AND NOT operation_open;
CREATE INDEX booking_deadline_by_status ON booking (organization_id, lifecycle, status, deadline_at, id)
  WHERE deadline_at IS NOT NULL;
CREATE INDEX booking_deadline_by_supplier ON booking (organization_id, supplier_id, deadline_at, id)
  WHERE deadline_at IS NOT NULL;
CREATE INDEX booking_deadline_by_departure ON booking (departure_id) WHERE occupies AND deadline_at IS NOT NULL;
-- No booking that was made here starts before it was made; the list by creation relies on this index being small.
CREATE INDEX booking_starts_before_creation ON booking (organization_id, starts_at, id) WHERE starts_at <= created_at;
-- A booking has at most one successor.
CREATE UNIQUE INDEX booking_predecessor_id_key ON booking (predecessor_id) WHERE predecessor_id IS NOT NULL;
CREATE INDEX outbox_unrelayed ON outbox (created_at, id) WHERE relayed_at IS NULL;

-- The trail (INV-02, INV-03) ----------------------------------------------------------------------------------

-- A field of the hash: its length in bytes, a colon and its text; a lone minus where there is none.
-- The cast keeps it immutable (int || text is not), so that it is inlined into event_hash.
CREATE FUNCTION event_hash_field(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN value IS NULL THEN '-' ELSE octet_length(value)::text || ':' || value END
$$;

-- INV-03. The instant is written in UTC, because a timestamp cast to text changes with the session's zone.
-- In plpgsql, which keeps its plan; an SQL function that cannot be inlined starts an executor at each call.
CREATE FUNCTION event_hash(e booking_event) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  RETURN encode(sha256(convert_to(
    event_hash_field(e.organization_id::text) || event_hash_field(e.booking_id::text)
    || event_hash_field(e.sequence::text) || event_hash_field(e.command) || event_hash_field(e.from_status)
    || event_hash_field(e.to_status) || event_hash_field(e.actor_kind) || event_hash_field(e.actor_id::text)
    || event_hash_field(e.actor_name) || event_hash_field(e.origin) || event_hash_field(e.reason)
    || event_hash_field(e.metadata::text)
    || event_hash_field(to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    || event_hash_field(e.previous_hash), 'UTF8')), 'hex');
END $$;

-- The columns that a change by hand touched, old and new, for its event; instants in UTC, whatever the session's zone.
CREATE FUNCTION booking_difference(old_row booking, new_row booking) RETURNS jsonb
LANGUAGE sql STABLE SET timezone = 'UTC' AS $$
  SELECT coalesce(jsonb_object_agg(n.key, jsonb_build_object('before', o.value, 'after', n.value)), '{}')
  FROM jsonb_each(to_jsonb(new_row)) n JOIN jsonb_each(to_jsonb(old_row)) o USING (key)
  WHERE n.value IS DISTINCT FROM o.value AND n.key NOT IN ('version', 'updated_at', 'head_hash')
$$;

-- The departure of a counted resource at a start, made on first use.
CREATE FUNCTION departure_of(organization uuid, resource uuid, starts timestamptz, places int) RETURNS uuid
LANGUAGE plpgsql AS $$
DECLARE
  found_id uuid;
BEGIN
  SELECT id INTO found_id FROM departure WHERE resource_id = resource AND starts_at = starts;
  IF found_id IS NOT NULL THEN RETURN found_id; END IF;
  INSERT INTO departure (id, organization_id, resource_id, starts_at, capacity)
    VALUES (uuid_v7(), organization, resource, starts, places)
    ON CONFLICT (resource_id, starts_at) DO NOTHING RETURNING id INTO found_id;
  IF found_id IS NULL THEN
    SELECT id INTO found_id FROM departure WHERE resource_id = resource AND starts_at = starts;
  END IF;
  RETURN found_id;
END $$;

-- Every write of a booking passes here: it checks the edge (INV-01), derives phase, occupies, version and
-- departure, and writes the event (INV-02) with its hash (INV-03).
-- The application declares its change in `holdfast.change` for the transaction; the declaration names one
-- booking and one sequence and is taken back at once, so that it can never describe another write.
CREATE FUNCTION booking_before_write() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  declared jsonb := nullif(current_setting('holdfast.change', true), '')::jsonb;
  event booking_event;
  rules record;
  places int;
BEGIN
  IF declared IS NOT NULL THEN
    PERFORM set_config('holdfast.change', '', true);
    IF declared->>'bookingId' IS DISTINCT FROM NEW.id::text
       OR (declared->>'sequence')::int IS DISTINCT FROM
         (CASE TG_OP WHEN 'INSERT' THEN 1 ELSE OLD.version + 1 END) THEN
      RAISE EXCEPTION 'The change that was declared is for another write' USING ERRCODE = 'HF003';
    END IF;
  END IF;

  IF TG_OP = 'INSERT' THEN
    NEW.version := 1;
    NEW.head_hash := NULL;
    NEW.departure_id := NULL;
  ELSE
    IF (NEW.id, NEW.organization_id, NEW.lifecycle, NEW.reference, NEW.created_at, NEW.author_id, NEW.offering_id,
        NEW.resource_id, NEW.policy, NEW.customer_id, NEW.supplier_id, NEW.predecessor_id)
       IS DISTINCT FROM (OLD.id, OLD.organization_id, OLD.lifecycle, OLD.reference, OLD.created_at, OLD.author_id,
        OLD.offering_id, OLD.resource_id, OLD.policy, OLD.customer_id, OLD.supplier_id, OLD.predecessor_id) THEN
      RAISE EXCEPTION 'A booking keeps its id, organization, lifecycle, reference, creation, author, offering, resource, policy, customer, supplier and predecessor'
        USING ERRCODE = 'HF002';
    END IF;
    NEW.version := OLD.version + 1;
    NEW.head_hash := OLD.head_hash;
    NEW.departure_id := OLD.departure_id;
  END IF;

  event.command := coalesce(declared->>'command', 'database');
  event.from_status := CASE WHEN TG_OP = 'UPDATE' THEN OLD.status END;
  event.to_status := NEW.status;
  event.reason := declared->>'reason';

  -- All that the tables of the lifecycle say about this change, in one look.
  SELECT target.phase, target.occupies, coalesce(was.terminal, false) AS was_terminal,
    EXISTS (SELECT FROM lifecycle_transition edge
      WHERE edge.lifecycle = NEW.lifecycle AND edge.from_status = coalesce(event.from_status, '')
        AND edge.to_status = NEW.status
        AND CASE event.command WHEN 'database' THEN edge.command <> 'override' ELSE edge.command = event.command END
    ) AS has_edge,
    NEW.deadline_command IS NULL OR EXISTS (SELECT FROM lifecycle_transition due
      WHERE due.lifecycle = NEW.lifecycle AND due.from_status = NEW.status
        AND due.command = NEW.deadline_command) AS keeps_deadline
  INTO rules
  FROM (SELECT) one
  LEFT JOIN lifecycle_status target ON target.lifecycle = NEW.lifecycle AND target.status = NEW.status
  LEFT JOIN lifecycle_status was ON was.lifecycle = NEW.lifecycle AND was.status = event.from_status;

  IF rules.was_terminal AND event.command = 'database' THEN
    RAISE EXCEPTION 'A booking that is % can no longer be edited', OLD.status USING ERRCODE = 'HF002';
  END IF;
  -- INV-01: along an edge of the booking's own lifecycle; an override needs its reason; by hand, no override.
  IF NOT rules.has_edge
     AND NOT (event.command IN ('note', 'database') AND event.from_status IS NOT DISTINCT FROM NEW.status) THEN
    RAISE EXCEPTION 'A % booking has no edge % from % to %', NEW.lifecycle, event.command,
      coalesce(event.from_status, 'nothing'), NEW.status USING ERRCODE = 'HF002';
  END IF;
  IF event.command = 'override' AND coalesce(trim(event.reason), '') = '' THEN
    RAISE EXCEPTION 'An override needs a reason' USING ERRCODE = 'HF002';
  END IF;
  -- What a command declares is what its event tells; it cannot change anything beside that.
  IF TG_OP = 'UPDATE' AND declared IS NOT NULL AND (
       (NEW.party_size, NEW.notes, NEW.operation_open) IS DISTINCT FROM (OLD.party_size, OLD.notes, OLD.operation_open)
       OR (event.command = 'note' AND booking_difference(OLD, NEW) <> '{}')) THEN
    RAISE EXCEPTION 'The event of this change would not tell what it changes' USING ERRCODE = 'HF003';
  END IF;
  NEW.phase := rules.phase;
  NEW.occupies := CASE rules.occupies
    WHEN 'policy' THEN coalesce((NEW.policy->>'pendingHoldsTime')::boolean, true)
    ELSE rules.occupies = 'yes' END;
  -- A deadline lives only as long as the status has an edge for its command.
  IF NOT rules.keeps_deadline THEN
    NEW.deadline_at := NULL;
    NEW.deadline_command := NULL;
  END IF;

  IF NEW.resource_id IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.starts_at <> OLD.starts_at) THEN
    SELECT capacity INTO places FROM resource
      WHERE organization_id = NEW.organization_id AND id = NEW.resource_id AND kind = 'counted';
    IF FOUND THEN
      NEW.departure_id := departure_of(NEW.organization_id, NEW.resource_id, NEW.starts_at, places);
    END IF;
  END IF;

  event.id := coalesce((declared->>'id')::uuid, uuid_v7());
  event.organization_id := NEW.organization_id;
  event.booking_id := NEW.id;
  event.sequence := NEW.version;
  event.actor_kind := coalesce(declared->>'actorKind', 'database');
  event.actor_id := (declared->>'actorId')::uuid;
  event.actor_name := coalesce(declared->>'actorName', session_user);
  event.origin := coalesce(declared->>'origin', 'sql');
  event.metadata := coalesce(declared->'metadata',
    CASE WHEN TG_OP = 'UPDATE' THEN booking_difference(OLD, NEW) ELSE '{}' END);
  event.at := coalesce((declared->>'at')::timestamptz(3), now()::timestamptz(3));
  event.previous_hash := NEW.head_hash;
  event.hash := event_hash(event);
  INSERT INTO booking_event VALUES (event.*);

  NEW.head_hash := event.hash;
  NEW.updated_at := event.at;
  IF TG_OP = 'INSERT' THEN NEW.created_at := event.at; END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER booking_before_write BEFORE INSERT OR UPDATE ON booking
  FOR EACH ROW EXECUTE FUNCTION booking_before_write();

-- Time and places follow the status in the same write (INV-04, INV-05) --------------------------------------------

CREATE FUNCTION booking_period_with_buffers(b booking) RETURNS tstzrange LANGUAGE sql IMMUTABLE AS $$
  SELECT tstzrange(
    b.starts_at - make_interval(mins => coalesce((b.policy->>'bufferBeforeMinutes')::int, 0)),
    b.ends_at + make_interval(mins => coalesce((b.policy->>'bufferAfterMinutes')::int, 0)), '[)')
$$;

CREATE FUNCTION booking_sync_occupancy() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  -- Places that the booking takes of its departure, and took before: held while it is not confirmed yet. Written
  -- out here, because this runs in most commands and a call of another function costs more than all of it.
  held_after int := 0;
  confirmed_after int := 0;
  held_before int := 0;
  confirmed_before int := 0;
BEGIN
  IF NEW.departure_id IS NULL THEN
    INSERT INTO occupancy (id, organization_id, resource_id, booking_id, period, blocking)
      VALUES (uuid_v7(), NEW.organization_id, NEW.resource_id, NEW.id, booking_period_with_buffers(NEW), NEW.occupies)
      ON CONFLICT (booking_id) DO UPDATE SET period = excluded.period, blocking = excluded.blocking;
    RETURN NULL;
  END IF;
  IF NEW.occupies THEN
    IF NEW.phase IN ('deciding', 'held', 'paying') THEN held_after := NEW.party_size;
    ELSE confirmed_after := NEW.party_size; END IF;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.departure_id IS NOT NULL THEN
    IF OLD.occupies THEN
      IF OLD.phase IN ('deciding', 'held', 'paying') THEN held_before := OLD.party_size;
      ELSE confirmed_before := OLD.party_size; END IF;
    END IF;
    IF OLD.departure_id = NEW.departure_id THEN
      IF held_before <> held_after OR confirmed_before <> confirmed_after THEN
        UPDATE departure SET held = held + held_after - held_before,
          confirmed = confirmed + confirmed_after - confirmed_before WHERE id = NEW.departure_id;
      END IF;
      RETURN NULL;
    END IF;
    IF held_before + confirmed_before > 0 THEN
      UPDATE departure SET held = held - held_before, confirmed = confirmed - confirmed_before
        WHERE id = OLD.departure_id;
    END IF;
  END IF;
  IF held_after + confirmed_after > 0 THEN
    UPDATE departure SET held = held + held_after, confirmed = confirmed + confirmed_after
      WHERE id = NEW.departure_id;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER booking_sync_occupancy_insert AFTER INSERT ON booking
  FOR EACH ROW WHEN (NEW.resource_id IS NOT NULL) EXECUTE FUNCTION booking_sync_occupancy();
CREATE TRIGGER booking_sync_occupancy_update AFTER UPDATE ON booking
  FOR EACH ROW WHEN (NEW.resource_id IS NOT NULL AND
    (OLD.occupies, OLD.phase, OLD.starts_at, OLD.ends_at, OLD.party_size, OLD.departure_id)
    IS DISTINCT FROM (NEW.occupies, NEW.phase, NEW.starts_at, NEW.ends_at, NEW.party_size, NEW.departure_id))
  EXECUTE FUNCTION booking_sync_occupancy();

-- The text that a booking is found by -----------------------------------------------------------------------------

CREATE FUNCTION booking_search_insert() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO booking_search (booking_id, organization_id, text)
    SELECT NEW.id, NEW.organization_id, lower(NEW.reference || ' ' || c.name || ' ' || c.email)
    FROM customer c WHERE c.organization_id = NEW.organization_id AND c.id = NEW.customer_id;
  RETURN NULL;
END $$;
CREATE TRIGGER booking_search_insert AFTER INSERT ON booking
  FOR EACH ROW EXECUTE FUNCTION booking_search_insert();

CREATE FUNCTION customer_search_update() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE booking_search s SET text = lower(b.reference || ' ' || NEW.name || ' ' || NEW.email)
    FROM booking b WHERE b.organization_id = NEW.organization_id AND b.customer_id = NEW.id AND s.booking_id = b.id;
  RETURN NULL;
END $$;
CREATE TRIGGER customer_search_update AFTER UPDATE ON customer
  FOR EACH ROW WHEN ((OLD.name, OLD.email) IS DISTINCT FROM (NEW.name, NEW.email))
  EXECUTE FUNCTION customer_search_update();

-- What is never changed or removed ---------------------------------------------------------------------------------

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of % is refused: it is append-only', TG_OP, TG_TABLE_NAME USING ERRCODE = 'HF004';
END $$;
CREATE TRIGGER booking_event_append_only BEFORE UPDATE OR DELETE ON booking_event
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER booking_event_no_truncate BEFORE TRUNCATE ON booking_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER booking_kept BEFORE DELETE ON booking
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER booking_no_truncate BEFORE TRUNCATE ON booking
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Who has what a command wants --------------------------------------------------------------------------------------

-- The bookings, other than `own`, that occupy the time of an exclusive resource, or the overdue ones on a departure;
-- each with all that its own deadline command would need.
CREATE FUNCTION booking_occupants(resource uuid, departure uuid, own uuid, wanted tstzrange, clock timestamptz)
RETURNS json LANGUAGE plpgsql STABLE AS $$
DECLARE
  ids uuid[];
BEGIN
  IF departure IS NULL THEN
    ids := ARRAY(SELECT booking_id FROM occupancy
      WHERE resource_id = resource AND blocking AND period && wanted AND booking_id IS DISTINCT FROM own);
  ELSE
    ids := ARRAY(SELECT id FROM booking
      WHERE departure_id = departure AND occupies AND deadline_at <= clock AND NOT operation_open
        AND id IS DISTINCT FROM own);
  END IF;
  IF cardinality(ids) = 0 THEN RETURN NULL; END IF;
  RETURN (
    SELECT json_agg(json_build_object('booking', to_json(b), 'offering', to_json(f), 'supplier', to_json(s),
      'customer', to_json(c), 'author', CASE WHEN a.id IS NOT NULL THEN
        json_build_object('id', a.id, 'name', a.name, 'email', a.email) END,
      'overdue', coalesce(b.deadline_at <= clock AND NOT b.operation_open, false)) ORDER BY b.id)
    FROM booking b
    JOIN offering f ON f.organization_id = b.organization_id AND f.id = b.offering_id
    JOIN customer c ON c.organization_id = b.organization_id AND c.id = b.customer_id
    LEFT JOIN supplier s ON s.organization_id = b.organization_id AND s.id = b.supplier_id
    LEFT JOIN app_user a ON a.id = b.author_id
    WHERE b.id = ANY (ids));
END $$;

-- The write of a command ---------------------------------------------------------------------------------------------

-- Locks departures in id order, and before any booking. Its own function, because the application's role may
-- not update departures, and a lock asks for that right.
CREATE FUNCTION lock_departures(ids jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- As an array, or the planner, which cannot know how few they are, reads every departure there is.
  PERFORM FROM departure WHERE id = ANY (ARRAY(SELECT value::uuid FROM jsonb_array_elements_text(ids)))
    ORDER BY id FOR NO KEY UPDATE;
END $$;

-- Writes one decision, all or nothing, in one statement: the idempotency key, a new customer, each step with
-- its event and what is to be sent. Returns the bookings as rows, each with the event that was declared for it
-- and this event's hash, or {"replayed": true} when the key was used meanwhile. Raises HF001 with the booking's id when a version moved since it was read.
CREATE FUNCTION apply_change(change jsonb) RETURNS json LANGUAGE plpgsql AS $$
DECLARE
  step jsonb;
  written booking;
  results json[] := '{}';
BEGIN
  IF change ? 'idempotency' THEN
    INSERT INTO idempotency_key (organization_id, scope_id, key, body_hash)
      SELECT organization_id, scope_id, key, body_hash
      FROM jsonb_populate_record(NULL::idempotency_key, change->'idempotency')
      ON CONFLICT (organization_id, scope_id, key) DO UPDATE
        SET body_hash = excluded.body_hash, response = NULL, created_at = now()
        WHERE idempotency_key.created_at <= now() - interval '24 hours';
    IF NOT FOUND THEN RETURN '{"replayed": true}'; END IF;
  END IF;
  IF change ? 'departures' THEN
    PERFORM lock_departures(change->'departures');
  END IF;
  IF change ? 'customer' THEN
    INSERT INTO customer (id, organization_id, name, email, phone)
      SELECT id, organization_id, name, email, phone FROM jsonb_populate_record(NULL::customer, change->'customer');
  END IF;

  FOR step IN SELECT value FROM jsonb_array_elements(change->'steps') LOOP
    PERFORM set_config('holdfast.change', (step->'event')::text, true);
    IF step ? 'insert' THEN
      INSERT INTO booking SELECT (jsonb_populate_record(NULL::booking, step->'insert')).* RETURNING * INTO written;
    ELSE
      UPDATE booking SET
        (status, deadline_at, deadline_command, starts_at, ends_at, maker_id, successor_id, confirmed_at, rejected_at,
         cancelled_at, completed_at, no_show_at, rescheduled_at, expired_at, awaiting_payment_at, paid_at, issued_at,
         archived_at) =
        (SELECT n.status, n.deadline_at, n.deadline_command, n.starts_at, n.ends_at, n.maker_id, n.successor_id,
           n.confirmed_at, n.rejected_at, n.cancelled_at, n.completed_at, n.no_show_at, n.rescheduled_at, n.expired_at,
           n.awaiting_payment_at, n.paid_at, n.issued_at, n.archived_at
         FROM jsonb_populate_record(booking.*, step->'set') n)
      WHERE id = (step->>'bookingId')::uuid AND organization_id = (step->>'organizationId')::uuid
        AND version = (step->>'version')::int
      RETURNING * INTO written;
      IF NOT FOUND THEN
        RAISE EXCEPTION 'The booking was changed meanwhile' USING ERRCODE = 'HF001', DETAIL = step->>'bookingId';
      END IF;
    END IF;
    INSERT INTO outbox (id, organization_id, booking_id, event_id, channel, topic, payload)
      SELECT o.id, written.organization_id, written.id, (step#>>'{event,id}')::uuid, o.channel, o.topic, o.payload
      FROM jsonb_populate_recordset(NULL::outbox, step->'outbox') o;
    results := results || json_build_object('booking', to_json(written), 'event', step->'event', 'hash', written.head_hash);
  END LOOP;

  IF change ? 'idempotency' THEN
    UPDATE idempotency_key
      SET response = json_build_object('results', array_to_json(results), 'answer', change->'answer')::jsonb
      WHERE organization_id = (change#>>'{idempotency,organization_id}')::uuid
        AND scope_id = (change#>>'{idempotency,scope_id}')::uuid AND key = change#>>'{idempotency,key}';
  END IF;
  RETURN json_build_object('results', array_to_json(results));
END $$;

-- The application's role (INV-15) ------------------------------------------------------------------------------------

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'holdfast_app') THEN
    CREATE ROLE holdfast_app NOLOGIN;
  END IF;
END $$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO holdfast_app;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO holdfast_app;
-- A resource keeps its kind, because its bookings' time or places were taken by it.
GRANT INSERT, UPDATE (name, capacity, time_zone) ON resource TO holdfast_app;
GRANT INSERT, UPDATE ON organization, app_user, membership, api_key, customer, supplier, offering,
  booking, outbox, mail, link, idempotency_key, worker_heartbeat TO holdfast_app;
GRANT DELETE ON idempotency_key, outbox, worker_heartbeat TO holdfast_app;
