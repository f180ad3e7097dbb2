-- Appointments: holds, buffers and limits; what a calendar knows a booking by; mails that are due at a time.

-- Columns -------------------------------------------------------------------------------------------------------------

ALTER TABLE booking
  ADD COLUMN hold_id uuid,
  ADD COLUMN customer_time_zone text,
  ADD COLUMN calendar_uid uuid,
  ADD COLUMN calendar_base int;

-- A chain of reschedules is one entry in a calendar. No event tells of this: nothing about the bookings changes.
ALTER TABLE booking DISABLE TRIGGER USER;
UPDATE booking SET calendar_uid = id, calendar_base = 0 WHERE predecessor_id IS NULL;
WITH RECURSIVE chain AS (
  SELECT id, id AS uid, 0 AS base, version FROM booking WHERE predecessor_id IS NULL
  UNION ALL
  SELECT b.id, chain.uid, chain.base + chain.version, b.version FROM booking b JOIN chain ON b.predecessor_id = chain.id)
UPDATE booking b SET calendar_uid = chain.uid, calendar_base = chain.base
  FROM chain WHERE chain.id = b.id AND b.calendar_uid IS NULL;
ALTER TABLE booking ENABLE TRIGGER USER;
ALTER TABLE booking ALTER COLUMN calendar_uid SET NOT NULL, ALTER COLUMN calendar_base SET NOT NULL;

-- A hold makes one booking, however often it is sent.
CREATE UNIQUE INDEX booking_hold_id_key ON booking (hold_id) WHERE hold_id IS NOT NULL;
-- The bookings that an offering's limits count.
CREATE INDEX booking_counted ON booking (offering_id, starts_at) WHERE lifecycle = 'appointment' AND phase <> 'void';

CREATE TABLE hold (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  offering_id uuid NOT NULL,
  resource_id uuid,
  starts_at timestamptz(3) NOT NULL,
  ends_at timestamptz(3) NOT NULL,
  period tstzrange NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  session_hash text,
  address_hash text,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT hold_period CHECK (ends_at > starts_at AND period @> tstzrange(starts_at, ends_at)),
  CONSTRAINT hold_expiry CHECK (expires_at > created_at),
  CONSTRAINT hold_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization (id)
    ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT hold_organization_id_offering_id_fkey FOREIGN KEY (organization_id, offering_id)
    REFERENCES offering (organization_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT hold_organization_id_resource_id_fkey FOREIGN KEY (organization_id, resource_id)
    REFERENCES resource (organization_id, id) ON UPDATE CASCADE ON DELETE RESTRICT
);
CREATE UNIQUE INDEX hold_session_hash_key ON hold (session_hash);
CREATE UNIQUE INDEX hold_organization_id_id_key ON hold (organization_id, id);
CREATE INDEX hold_address_hash_expires_at_idx ON hold (address_hash, expires_at);
CREATE INDEX hold_expires_at_idx ON hold (expires_at);

-- What occupies is a booking or a hold.
ALTER TABLE occupancy
  ALTER COLUMN booking_id DROP NOT NULL,
  ADD COLUMN hold_id uuid,
  ADD CONSTRAINT occupancy_of_one CHECK (num_nonnulls(booking_id, hold_id) = 1),
  ADD CONSTRAINT occupancy_organization_id_hold_id_fkey FOREIGN KEY (organization_id, hold_id)
    REFERENCES hold (organization_id, id) ON UPDATE CASCADE ON DELETE CASCADE;
CREATE UNIQUE INDEX occupancy_hold_id_key ON occupancy (hold_id);
CREATE UNIQUE INDEX occupancy_organization_id_hold_id_key ON occupancy (organization_id, hold_id);

ALTER TABLE mail
  ADD COLUMN calendar text,
  ADD COLUMN calendar_method text,
  DROP CONSTRAINT mail_status,
  ADD CONSTRAINT mail_status CHECK (status IN ('queued', 'sent', 'captured', 'failed', 'bounced', 'withheld'));

-- What customers do on the pages where they book by themselves.
ALTER TABLE booking_event
  DROP CONSTRAINT booking_event_origin,
  ADD CONSTRAINT booking_event_origin CHECK (origin IN ('desk', 'api', 'link', 'public', 'worker', 'seed', 'sql'));

CREATE TABLE scheduled_mail (
  booking_id uuid NOT NULL,
  organization_id uuid NOT NULL,
  topic text NOT NULL,
  due_at timestamptz(3) NOT NULL,
  CONSTRAINT scheduled_mail_pkey PRIMARY KEY (booking_id, topic),
  CONSTRAINT scheduled_mail_topic CHECK (topic IN ('reminder', 'deadline_near')),
  CONSTRAINT scheduled_mail_organization_id_booking_id_fkey FOREIGN KEY (organization_id, booking_id)
    REFERENCES booking (organization_id, id) ON UPDATE CASCADE ON DELETE RESTRICT
);
CREATE INDEX scheduled_mail_due_at_idx ON scheduled_mail (due_at);

-- Every write of a booking, as before, and: a hold, a zone and a place in the calendar are kept; a merged customer and
-- an anonymised one change the one column that their event tells of, in any status.
CREATE OR REPLACE FUNCTION booking_before_write() RETURNS trigger
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
    NEW.calendar_uid := coalesce(NEW.calendar_uid, NEW.id);
    NEW.calendar_base := coalesce(NEW.calendar_base, 0);
  ELSE
    IF (NEW.id, NEW.organization_id, NEW.lifecycle, NEW.reference, NEW.created_at, NEW.author_id, NEW.offering_id,
        NEW.resource_id, NEW.policy, NEW.supplier_id, NEW.predecessor_id, NEW.hold_id, NEW.customer_time_zone,
        NEW.calendar_uid, NEW.calendar_base)
       IS DISTINCT FROM (OLD.id, OLD.organization_id, OLD.lifecycle, OLD.reference, OLD.created_at, OLD.author_id,
        OLD.offering_id, OLD.resource_id, OLD.policy, OLD.supplier_id, OLD.predecessor_id, OLD.hold_id,
        OLD.customer_time_zone, OLD.calendar_uid, OLD.calendar_base)
       OR (NEW.customer_id <> OLD.customer_id AND declared->>'command' IS DISTINCT FROM 'merge_customer') THEN
      RAISE EXCEPTION 'A booking keeps its id, organization, lifecycle, reference, creation, author, offering, resource, policy, customer, supplier, predecessor, hold, zone and place in the calendar'
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
     AND NOT (event.command IN ('note', 'merge_customer', 'anonymise', 'database')
       AND event.from_status IS NOT DISTINCT FROM NEW.status) THEN
    RAISE EXCEPTION 'A % booking has no edge % from % to %', NEW.lifecycle, event.command,
      coalesce(event.from_status, 'nothing'), NEW.status USING ERRCODE = 'HF002';
  END IF;
  IF event.command = 'override' AND coalesce(trim(event.reason), '') = '' THEN
    RAISE EXCEPTION 'An override needs a reason' USING ERRCODE = 'HF002';
  END IF;
  -- What a command declares is what its event tells; it cannot change anything beside that.
  IF TG_OP = 'UPDATE' AND declared IS NOT NULL AND (CASE
       WHEN event.command = 'note' THEN booking_difference(OLD, NEW) <> '{}'
       WHEN event.command = 'merge_customer' THEN booking_difference(OLD, NEW) - 'customer_id' <> '{}'
       WHEN event.command = 'anonymise' THEN booking_difference(OLD, NEW) - 'notes' <> '{}' OR NEW.notes IS NOT NULL
       ELSE (NEW.party_size, NEW.notes, NEW.operation_open)
         IS DISTINCT FROM (OLD.party_size, OLD.notes, OLD.operation_open) END) THEN
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

-- Time that is held (INV-04) -----------------------------------------------------------------------------------------

-- A constraint cannot see the clock, so whoever needs time ends the expired holds on it first. Their rows stay, so that
-- whoever comes late with one learns that the time is taken.
CREATE FUNCTION release_expired_holds(resource uuid, wanted tstzrange, clock timestamptz, except_hold uuid)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM occupancy o USING hold h
    WHERE o.resource_id = resource AND o.blocking AND o.period && wanted AND h.id = o.hold_id
      AND h.expires_at <= clock AND h.id IS DISTINCT FROM except_hold;
END $$;
REVOKE EXECUTE ON FUNCTION release_expired_holds FROM PUBLIC;

CREATE FUNCTION hold_take_time() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM release_expired_holds(NEW.resource_id, NEW.period, NEW.created_at, NEW.id);
  INSERT INTO occupancy (id, organization_id, resource_id, hold_id, period, blocking)
    SELECT uuid_v7(), NEW.organization_id, NEW.resource_id, NEW.id, NEW.period, true
    FROM resource WHERE organization_id = NEW.organization_id AND id = NEW.resource_id AND kind = 'exclusive';
  RETURN NULL;
END $$;
CREATE TRIGGER hold_take_time AFTER INSERT ON hold
  FOR EACH ROW WHEN (NEW.resource_id IS NOT NULL) EXECUTE FUNCTION hold_take_time();

CREATE OR REPLACE FUNCTION booking_sync_occupancy() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  -- Places that the booking takes of its departure, and took before: held while it is not confirmed yet. Written
  -- out here, because this runs in most commands and a call of another function costs more than all of it.
  held_after int := 0;
  confirmed_after int := 0;
  held_before int := 0;
  confirmed_before int := 0;
  wanted tstzrange;
BEGIN
  IF NEW.departure_id IS NULL THEN
    wanted := booking_period_with_buffers(NEW);
    IF NEW.occupies THEN
      PERFORM release_expired_holds(NEW.resource_id, wanted, NEW.updated_at, NEW.hold_id);
    END IF;
    IF TG_OP = 'INSERT' AND NEW.hold_id IS NOT NULL THEN
      -- The row that held the time is the booking's now, so that nobody slips in between.
      UPDATE occupancy SET booking_id = NEW.id, hold_id = NULL, period = wanted, blocking = NEW.occupies
        WHERE hold_id = NEW.hold_id AND organization_id = NEW.organization_id AND resource_id = NEW.resource_id;
      IF FOUND THEN RETURN NULL; END IF;
    END IF;
    INSERT INTO occupancy (id, organization_id, resource_id, booking_id, period, blocking)
      VALUES (uuid_v7(), NEW.organization_id, NEW.resource_id, NEW.id, wanted, NEW.occupies)
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

-- A booking is found by whoever it is for now.
CREATE FUNCTION booking_search_follow() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE booking_search s SET text = lower(NEW.reference || ' ' || c.name || ' ' || c.email)
    FROM customer c WHERE c.organization_id = NEW.organization_id AND c.id = NEW.customer_id AND s.booking_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER booking_search_follow AFTER UPDATE ON booking
  FOR EACH ROW WHEN (OLD.customer_id IS DISTINCT FROM NEW.customer_id) EXECUTE FUNCTION booking_search_follow();

-- What a command reads ------------------------------------------------------------------------------------------------

-- Starts of an offering's bookings that its limits count: all but those that came to nothing, or are overdue.
CREATE FUNCTION counted_starts(
  offering uuid, starts_from timestamptz, starts_before timestamptz, own uuid, clock timestamptz)
RETURNS SETOF timestamptz LANGUAGE sql STABLE AS $$
  SELECT b.starts_at FROM booking b
  WHERE b.offering_id = offering AND b.lifecycle = 'appointment' AND b.phase <> 'void'
    AND b.starts_at >= starts_from AND b.starts_at < starts_before AND b.id IS DISTINCT FROM own
    AND (b.deadline_at > clock) IS NOT FALSE
$$;

-- Who has the time of an exclusive resource, or overdue on a departure, other than `own` and `own_hold`: bookings, each
-- with all that its own deadline command would need, and holds that have not expired.
DROP FUNCTION booking_occupants;
CREATE FUNCTION occupants_of(
  resource uuid, departure uuid, own uuid, own_hold uuid, wanted tstzrange, clock timestamptz)
RETURNS json LANGUAGE plpgsql STABLE AS $$
DECLARE
  ids uuid[];
  held uuid[];
BEGIN
  IF departure IS NULL THEN
    SELECT array_agg(o.booking_id) FILTER (WHERE o.booking_id IS NOT NULL AND o.booking_id IS DISTINCT FROM own),
        array_agg(o.hold_id) FILTER (WHERE o.hold_id IS NOT NULL AND o.hold_id IS DISTINCT FROM own_hold)
      INTO ids, held
      FROM occupancy o WHERE o.resource_id = resource AND o.blocking AND o.period && wanted;
  ELSE
    ids := ARRAY(SELECT id FROM booking
      WHERE departure_id = departure AND occupies AND deadline_at <= clock AND NOT operation_open
        AND id IS DISTINCT FROM own);
  END IF;
  IF ids IS NULL AND held IS NULL OR cardinality(ids) = 0 THEN RETURN NULL; END IF;
  RETURN json_build_object(
    'holds', (SELECT json_agg(json_build_object('starts_at', h.starts_at, 'ends_at', h.ends_at))
      FROM hold h WHERE h.id = ANY (held) AND h.expires_at > clock),
    'bookings', (SELECT json_agg(json_build_object('booking', to_json(b), 'offering', to_json(f), 'supplier', to_json(s),
      'customer', to_json(c), 'author', CASE WHEN a.id IS NOT NULL THEN
        json_build_object('id', a.id, 'name', a.name, 'email', a.email) END,
      'overdue', coalesce(b.deadline_at <= clock AND NOT b.operation_open, false)) ORDER BY b.id)
    FROM booking b
    JOIN offering f ON f.organization_id = b.organization_id AND f.id = b.offering_id
    JOIN customer c ON c.organization_id = b.organization_id AND c.id = b.customer_id
    LEFT JOIN supplier s ON s.organization_id = b.organization_id AND s.id = b.supplier_id
    LEFT JOIN app_user a ON a.id = b.author_id
    WHERE b.id = ANY (ids)));
END $$;

-- The write of a command, as before, and: limits are counted once it is written, mails are scheduled, a hold is taken.
-- Raises HF005 where an offering's limit would be passed, and HF006 where an address would hold too many times.
CREATE OR REPLACE FUNCTION apply_change(change jsonb) RETURNS json LANGUAGE plpgsql AS $$
DECLARE
  step jsonb;
  written booking;
  results json[] := '{}';
  bound record;
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
  -- Bookings of an offering with limits are written one after the other, and counted at the end.
  IF change ? 'limits' THEN
    PERFORM FROM offering WHERE id = (change#>>'{limits,offering_id}')::uuid FOR NO KEY UPDATE;
  END IF;
  -- One address holds so many times at once, and its holds are counted one after the other.
  IF change ? 'most_holds' THEN
    PERFORM pg_advisory_xact_lock(hashtextextended(change#>>'{hold,address_hash}', 0));
    IF (SELECT count(*) FROM hold h JOIN occupancy o ON o.hold_id = h.id
        WHERE h.address_hash = change#>>'{hold,address_hash}'
          AND h.expires_at > (change#>>'{hold,created_at}')::timestamptz
          AND h.session_hash IS DISTINCT FROM change#>>'{hold,session_hash}') >= (change->>'most_holds')::int THEN
      RAISE EXCEPTION 'The address holds too many times' USING ERRCODE = 'HF006';
    END IF;
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
         archived_at, customer_id, notes) =
        (SELECT n.status, n.deadline_at, n.deadline_command, n.starts_at, n.ends_at, n.maker_id, n.successor_id,
           n.confirmed_at, n.rejected_at, n.cancelled_at, n.completed_at, n.no_show_at, n.rescheduled_at, n.expired_at,
           n.awaiting_payment_at, n.paid_at, n.issued_at, n.archived_at, n.customer_id, n.notes
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
    IF step ? 'scheduled' THEN
      DELETE FROM scheduled_mail WHERE booking_id = written.id;
      INSERT INTO scheduled_mail (booking_id, organization_id, topic, due_at)
        SELECT written.id, written.organization_id, s.topic, s.due_at
        FROM jsonb_populate_recordset(NULL::scheduled_mail, step->'scheduled') s;
    END IF;
    results := results || json_build_object('booking', to_json(written), 'event', step->'event', 'hash', written.head_hash);
  END LOOP;

  FOR bound IN SELECT * FROM jsonb_to_recordset(change#>'{limits,bounds}')
    AS b(starts_from timestamptz, starts_before timestamptz, most int) LOOP
    IF (SELECT count(*) FROM counted_starts((change#>>'{limits,offering_id}')::uuid, bound.starts_from,
          bound.starts_before, NULL, (change#>>'{limits,at}')::timestamptz)) > bound.most THEN
      RAISE EXCEPTION 'The offering takes no more bookings then' USING ERRCODE = 'HF005';
    END IF;
  END LOOP;
  IF change ? 'hold' THEN
    DELETE FROM hold WHERE session_hash = change#>>'{hold,session_hash}';
    INSERT INTO hold SELECT (jsonb_populate_record(NULL::hold, change->'hold')).*;
  END IF;

  IF change ? 'idempotency' THEN
    UPDATE idempotency_key
      SET response = json_build_object('results', array_to_json(results), 'answer', change->'answer')::jsonb
      WHERE organization_id = (change#>>'{idempotency,organization_id}')::uuid
        AND scope_id = (change#>>'{idempotency,scope_id}')::uuid AND key = change#>>'{idempotency,key}';
  END IF;
  RETURN json_build_object('results', array_to_json(results));
END $$;

GRANT INSERT, DELETE ON hold TO holdfast_app;
GRANT INSERT, UPDATE, DELETE ON scheduled_mail TO holdfast_app;
GRANT SELECT ON hold, scheduled_mail TO holdfast_app;
