-- Secret addresses under which a member's calendar program reads the member's own bookings.
CREATE TABLE calendar_feed (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  membership_id uuid NOT NULL,
  token_hash text NOT NULL UNIQUE,
  created_at timestamptz(3) NOT NULL,
  revoked_at timestamptz(3),
  FOREIGN KEY (organization_id, membership_id) REFERENCES membership (organization_id, id) ON UPDATE CASCADE ON DELETE RESTRICT
);
CREATE UNIQUE INDEX calendar_feed_of_membership ON calendar_feed (organization_id, membership_id) WHERE revoked_at IS NULL;

GRANT SELECT, INSERT ON calendar_feed TO holdfast_app;
GRANT UPDATE (revoked_at) ON calendar_feed TO holdfast_app;
