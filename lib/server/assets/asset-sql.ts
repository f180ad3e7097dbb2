/** A squawk `s` as a cause, with whatever else is asked of it: "'reason', s.description". */
export const squawkCause = (
  more?: string,
) => `json_build_object('kind', 'squawk', 'id', s.id, 'title', s.title,
  'severity', s.severity, 'status', s.status, 'deferred_until', s.deferred_until${more ? `, ${more}` : ""})`;

/** Maintenance `m` likewise. */
export const maintenanceCause = (more?: string) => `json_build_object('kind', 'maintenance', 'id', m.id,
  'title', m.title, 'starts_at', m.starts_at, 'ends_at', m.ends_at${more ? `, ${more}` : ""})`;

/** Of the resource `r`: open and deferred squawks, and the maintenance `m` of which the condition is true. */
export const causesOfAsset = (whichMaintenance: string) => `
  (SELECT coalesce(json_agg(cause), '[]') FROM (
    SELECT ${squawkCause()} AS cause
    FROM squawk s WHERE s.resource_id = r.id AND s.status IN ('open', 'deferred')
    UNION ALL
    SELECT ${maintenanceCause()}
    FROM maintenance m WHERE m.resource_id = r.id AND m.removed_at IS NULL AND (${whichMaintenance})
  ) causes)`;

/** Of the resource `r` at `clock.now`: what forbids its use, or may yet. */
export const CAUSES_OF_ASSET = causesOfAsset("m.ends_at > clock.now");

/**
 * A resource is an asset where it is exclusive and offered to be shared; or was, and is booked still, or something is
 * kept of it.
 */
export const IS_ASSET = `r.kind = 'exclusive' AND (EXISTS (
    SELECT FROM offering f WHERE f.organization_id = r.organization_id AND f.resource_id = r.id AND f.lifecycle = 'asset')
  OR EXISTS (SELECT FROM squawk s WHERE s.resource_id = r.id)
  OR EXISTS (SELECT FROM maintenance m WHERE m.resource_id = r.id AND m.removed_at IS NULL)
  OR EXISTS (SELECT FROM occupancy t JOIN booking b ON b.id = t.booking_id
    WHERE t.resource_id = r.id AND t.period && tstzrange(now(), NULL)
      AND b.lifecycle = 'asset' AND b.status IN ('tentative', 'pending', 'confirmed', 'suspended')))`;
