"use client";

import { UserX } from "lucide-react";
import { useState } from "react";
import { ConfirmAction } from "@/components/settings/confirm-action";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { anonymiseCustomerAction } from "@/lib/actions/customers";
import type { CustomerPage } from "@/lib/schemas/customer";

/** Removes the person at their wish, and keeps the bookings. */
export function RemoveCard({ org, customer }: { org: string; customer: CustomerPage }) {
  const [asked, setAsked] = useState(false);
  const { open } = customer;
  return (
    <Card title="Remove the person" id="remove" print="hide">
      <p className="mb-3 text-dense text-ink-muted">
        Name, address, phone, wishes and what the mails said go for good. Bookings and their history stay,
        without telling whose they were.
      </p>
      <Button
        icon={<UserX aria-hidden />}
        disabledReason={
          open === 0
            ? null
            : `${open === 1 ? "1 booking is" : `${open} bookings are`} not over. Finish or cancel first.`
        }
        onClick={() => setAsked(true)}
      >
        Remove {customer.name}…
      </Button>
      {asked ? (
        <ConfirmAction
          title={`Remove ${customer.name} for good?`}
          description="This cannot be undone by anybody. Links that the person has stop working, and what is not sent yet to them is not sent any more."
          confirmLabel="Remove for good"
          call={() => anonymiseCustomerAction(org, { customerId: customer.id })}
          doneMessage="The person is removed"
          onClose={() => setAsked(false)}
        />
      ) : null}
    </Card>
  );
}
