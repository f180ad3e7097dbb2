"use client";

import { Send } from "lucide-react";
import Link from "next/link";
import { MailStatusBadge } from "@/components/outbox/mail-status";
import { useFormAction } from "@/components/settings/use-form-action";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { FormErrorSummary } from "@/components/ui/form-error-summary";
import { Timestamp } from "@/components/ui/timestamp";
import { toast } from "@/components/ui/toast";
import { resendLastMailAction } from "@/lib/actions/customers";
import { routes } from "@/lib/routes";
import type { CustomerPage } from "@/lib/schemas/customer";

interface LastMailProps {
  org: string;
  zone: string;
  customer: CustomerPage;
  mayRead: boolean;
  maySend: boolean;
}

/** What the customer was told last, and telling it once more. */
export function LastMail({ org, zone, customer, mayRead, maySend }: LastMailProps) {
  const { run, pending, failure } = useFormAction();
  const { lastMail } = customer;

  function send() {
    void run(
      () => resendLastMailAction(org, { customerId: customer.id }),
      ({ to }) => toast.success(`The mail is on its way to ${to}`),
    );
  }

  return (
    <Card title="Last mail" id="last-mail">
      {lastMail ? (
        <div className="space-y-3">
          <FormErrorSummary message={failure?.message} />
          <div>
            <p className="text-dense font-medium wrap-anywhere">
              {mayRead ? (
                <Link
                  className="underline-offset-2 hover:underline"
                  href={routes.desk(org).mail(lastMail.id)}
                >
                  {lastMail.subject}
                </Link>
              ) : (
                lastMail.subject
              )}
            </p>
            <p className="mt-1 flex flex-wrap items-center gap-2 text-xs text-ink-subtle">
              <Timestamp at={lastMail.at} zone={zone} />
              <MailStatusBadge status={lastMail.status} />
            </p>
          </div>
          {maySend ? (
            <Button
              icon={<Send aria-hidden />}
              pending={pending}
              disabledReason={lastMail.status === "queued" ? "It is on its way still." : null}
              onClick={send}
            >
              Send it again
            </Button>
          ) : null}
          <p className="text-xs text-ink-subtle">It goes to {customer.email}.</p>
        </div>
      ) : (
        <p className="text-dense text-ink-subtle">No mail was sent to this customer yet.</p>
      )}
    </Card>
  );
}
