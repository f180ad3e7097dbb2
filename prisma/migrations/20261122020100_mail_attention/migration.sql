-- Mails that did not arrive are few, and their bookings need somebody's attention.
CREATE INDEX mail_undelivered ON mail (organization_id, booking_id)
  WHERE booking_id IS NOT NULL AND status IN ('failed', 'bounced');

-- The provider tells later of a mail that it had taken, by its own id.
CREATE INDEX mail_provider_id ON mail (provider_id) WHERE provider_id IS NOT NULL;
