import { FormSkeleton } from "@/components/ui/form-skeleton";

/** The shape of the offering form while it is on its way. */
export function OfferingFormSkeleton() {
  return (
    <div className="max-w-3xl">
      <FormSkeleton cards={{ Offering: 2, "Who and what": 2, Policy: 2 }} />
    </div>
  );
}
