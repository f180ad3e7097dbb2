import { type OfferingTerms, policySentences } from "@/lib/domain/lifecycle/policy-words";
import { type LifecycleKey, lifecycleOf } from "@/lib/domain/lifecycle/registry";

import type { BookableOffering } from "@/lib/schemas/new-booking";
import type { Principal } from "@/lib/server/auth/principal";
import { listOfferings } from "@/lib/server/offerings/list-offerings";
import { listSuppliers } from "@/lib/server/suppliers/list-suppliers";

/** What of these lifecycles there is to book, inactive ones included, so that the form can say that they are. */
export async function bookableOfferings(
  principal: Principal,
  lifecycles: readonly LifecycleKey[],
): Promise<BookableOffering[]> {
  const [offerings, suppliers] = await Promise.all([listOfferings(principal), listSuppliers(principal)]);
  const names = new Map(suppliers.ok ? suppliers.data.map(({ id, name }) => [id, name]) : []);
  const all = offerings.ok ? offerings.data : [];
  return all
    .filter(({ lifecycle }) => lifecycles.includes(lifecycle))
    .map(({ id, name, lifecycle, active, supplierId, policy }) => ({
      id,
      name,
      lifecycle,
      active,
      supplierName: (supplierId && names.get(supplierId)) ?? null,
      promises: policySentences(lifecycle, policy as OfferingTerms),
      bookedBySlot: (policy as OfferingTerms).weeklyHours != null,
      canBeTentative: lifecycleOf(lifecycle).transitions.some(
        ({ from, to }) => from === null && to.includes("tentative"),
      ),
    }));
}
