import { bookingScope } from "@/lib/domain/access/permissions";
import { maySell } from "@/lib/domain/lifecycle/sellable";
import type { CalendarResource } from "@/lib/schemas/calendar";
import { assetIds } from "@/lib/server/assets/asset-ids";
import { actorOf, type Principal } from "@/lib/server/auth/principal";
import { prisma } from "@/lib/server/db/pool";

/**
 * What the calendar has rows for, assets first: for people who see all bookings every resource; for members the assets,
 * which they share, and for suppliers what their own offerings are of.
 */
export async function calendarResources(person: Principal): Promise<CalendarResource[]> {
  const { userId, roles, supplierId } = person;
  const scope = bookingScope({ id: userId, roles, supplierId });
  const [assets, rows] = await Promise.all([
    assetIds(person.organization.id),
    prisma().resource.findMany({
      where: { organizationId: person.organization.id },
      select: {
        id: true,
        name: true,
        timeZone: true,
        offerings: {
          select: { id: true, active: true, lifecycle: true, supplierId: true },
          orderBy: [{ name: "asc" }, { id: "asc" }],
        },
      },
      orderBy: [{ name: "asc" }, { id: "asc" }],
    }),
  ]);
  const mayBook = maySell("asset", actorOf(person));
  const resources = rows.flatMap(({ id, name, timeZone, offerings }): CalendarResource[] => {
    const shared = offerings.filter(({ lifecycle }) => lifecycle === "asset");
    const isAsset = assets.has(id);
    const shown =
      scope.kind === "all" ||
      (isAsset && roles.includes("member")) ||
      offerings.some((offering) => scope.supplierId !== null && offering.supplierId === scope.supplierId);
    const offeringId = (mayBook && isAsset && shared.find(({ active }) => active)?.id) || null;
    return shown ? [{ id, name, timeZone, isAsset, offeringId }] : [];
  });
  return [...resources.filter(({ isAsset }) => isAsset), ...resources.filter(({ isAsset }) => !isAsset)];
}
