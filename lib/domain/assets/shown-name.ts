import { bookingScope } from "@/lib/domain/access/permissions";

type Viewer = Parameters<typeof bookingScope>[0];

/** Whose name it is, where the viewer may know: one's own, anybody's for staff, and others' by the organization's rule. */
export function shownName(
  named: { readonly id: string | null; readonly name: string | null },
  viewer: Viewer,
  showsMemberNames: boolean,
): string | null {
  const mayKnow = showsMemberNames || named.id === viewer.id || bookingScope(viewer).kind === "all";
  return mayKnow ? named.name : null;
}
