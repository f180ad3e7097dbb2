-- What the calendar draws of a range: a day of all assets, and a month of one. The period stands before the resource,
-- because a day of many assets is read in one scan, and among one month's bookings those of one asset are found fast.
-- It stands beside the text that a booking is found by, and not on the booking, where each command would pay for it.
ALTER TABLE "booking_search" ADD "resource_id" uuid, ADD "period" tstzrange;
UPDATE "booking_search" s SET resource_id = b.resource_id, period = tstzrange(b.starts_at, b.ends_at)
  FROM booking b WHERE b.id = s.booking_id;
ALTER TABLE "booking_search" ALTER "period" SET NOT NULL;
CREATE INDEX "booking_calendar" ON "booking_search" USING gist ("organization_id", "period", "resource_id");

CREATE OR REPLACE FUNCTION booking_search_insert() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO booking_search (booking_id, organization_id, text, resource_id, period)
    SELECT NEW.id, NEW.organization_id, lower(NEW.reference || ' ' || c.name || ' ' || c.email), NEW.resource_id,
      tstzrange(NEW.starts_at, NEW.ends_at)
    FROM customer c WHERE c.organization_id = NEW.organization_id AND c.id = NEW.customer_id;
  RETURN NULL;
END $$;

CREATE FUNCTION booking_search_move() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE booking_search SET period = tstzrange(NEW.starts_at, NEW.ends_at) WHERE booking_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER booking_search_move AFTER UPDATE ON booking
  FOR EACH ROW WHEN ((OLD.starts_at, OLD.ends_at) IS DISTINCT FROM (NEW.starts_at, NEW.ends_at))
  EXECUTE FUNCTION booking_search_move();
