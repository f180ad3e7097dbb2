"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Switch } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast";
import { updateOffering } from "@/lib/actions/offerings";
import { LOST_ANSWER } from "@/lib/client/lost-answer";

interface OfferingActivationProps {
  org: string;
  offering: { readonly id: string; readonly name: string; readonly active: boolean };
}

/** Whether new bookings can be made of it. Reversible, so that it shows at once and goes back if refused. */
export function OfferingActivation({ org, offering }: OfferingActivationProps) {
  const router = useRouter();
  const [active, setActive] = useState(offering.active);
  const [problem, setProblem] = useState<string | null>(null);

  async function change(next: boolean) {
    setActive(next);
    setProblem(null);
    const result = await updateOffering(org, { id: offering.id, change: { active: next } }).catch(() => null);
    if (result?.ok) {
      toast.success(next ? `${offering.name} can be booked` : `${offering.name} takes no new bookings`);
      router.refresh();
      return;
    }
    setActive(!next);
    setProblem(result?.error.message ?? LOST_ANSWER);
  }

  return (
    <div className="space-y-3">
      <Switch
        label="Active"
        hint="An inactive offering takes no new bookings. Those that it has go on as before."
        checked={active}
        onChange={(event) => change(event.target.checked)}
      />
      {problem ? <Banner tone="negative" role="alert" title={problem} /> : null}
    </div>
  );
}
