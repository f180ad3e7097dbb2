/** Of the resource `r` at `clock.now`: open and deferred squawks, and maintenance that has not ended. */
export const CAUSES_OF_ASSET = `
  (SELECT coalesce(json_agg(cause), '[]') FROM (
    SELECT json_build_object('kind', 'squawk', 'id', s.id, 'title', s.title, 'severity', s.severity,
      'status', s.status, 'deferred_until', s.deferred_until) AS cause
    FROM squawk s WHERE s.resource_id = r.id AND s.status IN ('open', 'deferred')
    UNION ALL
    SELECT json_build_object('kind', 'maintenance', 'id', m.id, 'title', m.title, 'starts_at', m.starts_at,
      'ends_at', m.ends_at)
    FROM maintenance m WHERE m.resource_id = r.id AND m.removed_at IS NULL AND m.ends_at > clock.now
  ) causes)`;

/** A resource is an asset where it is exclusive and offered to be shared, or was, and something is kept of it. */
export const IS_ASSET = `r.kind = 'exclusive' AND (EXISTS (
    SELECT FROM offering f WHERE f.organization_id = r.organization_id AND f.resource_id = r.id AND f.lifecycle = 'asset')
  OR EXISTS (SELECT FROM squawk s WHERE s.resource_id = r.id)
  OR EXISTS (SELECT FROM maintenance m WHERE m.resource_id = r.id AND m.removed_at IS NULL))`;
