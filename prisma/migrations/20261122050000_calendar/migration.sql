-- What the calendar draws of a range: a day of all assets, and a month of one. The period stands before the resource,
-- because a day of many assets is read in one scan, and among one month's bookings those of one asset are found fast.
CREATE INDEX "booking_calendar" ON "booking"
  USING gist ("organization_id", tstzrange("starts_at", "ends_at"), "resource_id")
  WHERE "phase" <> 'void';
