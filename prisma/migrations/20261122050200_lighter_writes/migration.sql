-- Every write of a booking is checked, declared and told by one trigger, which hundreds pay for at once when an asset is
-- grounded. What no command sets is checked by a trigger of its own, which runs only where a statement sets it; of the
-- lifecycle's tables only those are asked that the change concerns.
CREATE FUNCTION booking_keeps_its_columns() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A booking keeps its id, organization, lifecycle, reference, creation, author, offering, resource, policy, supplier, predecessor, hold, zone and place in the calendar'
    USING ERRCODE = 'HF002';
END $$;
CREATE TRIGGER booking_keeps_its_columns BEFORE UPDATE OF id, organization_id, lifecycle, reference, created_at, author_id,
    offering_id, resource_id, policy, supplier_id, predecessor_id, hold_id, customer_time_zone, calendar_uid, calendar_base
  ON booking FOR EACH ROW WHEN (
    (NEW.id, NEW.organization_id, NEW.lifecycle, NEW.reference, NEW.created_at, NEW.author_id, NEW.offering_id,
      NEW.resource_id, NEW.policy, NEW.supplier_id, NEW.predecessor_id, NEW.hold_id, NEW.customer_time_zone,
      NEW.calendar_uid, NEW.calendar_base)
    IS DISTINCT FROM (OLD.id, OLD.organization_id, OLD.lifecycle, OLD.reference, OLD.created_at, OLD.author_id,
      OLD.offering_id, OLD.resource_id, OLD.policy, OLD.supplier_id, OLD.predecessor_id, OLD.hold_id,
      OLD.customer_time_zone, OLD.calendar_uid, OLD.calendar_base))
  EXECUTE FUNCTION booking_keeps_its_columns();

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
    IF NEW.customer_id <> OLD.customer_id AND declared->>'command' IS DISTINCT FROM 'merge_customer' THEN
      RAISE EXCEPTION 'A booking keeps its customer' USING ERRCODE = 'HF002';
    END IF;
    NEW.version := OLD.version + 1;
    NEW.head_hash := OLD.head_hash;
    NEW.departure_id := OLD.departure_id;
  END IF;

  event.command := coalesce(declared->>'command', 'database');
  event.from_status := CASE WHEN TG_OP = 'UPDATE' THEN OLD.status END;
  event.to_status := NEW.status;
  event.reason := declared->>'reason';

  -- What the tables of the lifecycle say about this change, in one look; the rest is asked where it matters.
  SELECT target.phase, target.occupies, EXISTS (SELECT FROM lifecycle_transition edge
      WHERE edge.lifecycle = NEW.lifecycle AND edge.from_status = coalesce(event.from_status, '')
        AND edge.to_status = NEW.status
        AND CASE event.command WHEN 'database' THEN edge.command <> 'override' ELSE edge.command = event.command END
    ) AS has_edge
  INTO rules
  FROM lifecycle_status target WHERE target.lifecycle = NEW.lifecycle AND target.status = NEW.status;

  IF event.command = 'database' AND EXISTS (SELECT FROM lifecycle_status was
      WHERE was.lifecycle = NEW.lifecycle AND was.status = event.from_status AND was.terminal) THEN
    RAISE EXCEPTION 'A booking that is % can no longer be edited', OLD.status USING ERRCODE = 'HF002';
  END IF;
  -- INV-01: along an edge of the booking's own lifecycle; an override needs its reason; by hand, no override.
  IF rules.has_edge IS NOT TRUE
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
  IF NEW.deadline_command IS NOT NULL AND NOT EXISTS (SELECT FROM lifecycle_transition due
      WHERE due.lifecycle = NEW.lifecycle AND due.from_status = NEW.status AND due.command = NEW.deadline_command) THEN
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
