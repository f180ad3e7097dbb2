import { Card } from "@/components/ui/card";
import { numbered, Skeleton } from "@/components/ui/skeleton";

/** The shape of the offering form while it is on its way. */
export function FormSkeleton() {
  return (
    <div role="status" aria-label="Loading" className="space-y-4">
      {["Offering", "Who and what", "Policy"].map((title) => (
        <Card key={title} title={title}>
          <div className="space-y-5">
            {numbered(2).map((field) => (
              <div key={field} className="space-y-2">
                <Skeleton className="h-4 w-24" />
                <Skeleton className="h-9 w-full max-md:h-11" />
              </div>
            ))}
          </div>
        </Card>
      ))}
    </div>
  );
}
