import { Check, X } from "lucide-react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { LinkedBooking } from "@/lib/schemas/link-page";
import { DecisionForm } from "./decision-form";
import { LinkedFacts } from "./linked-facts";
import { PageTop } from "./page-top";
import { SecondThought } from "./second-thought";
import { forSupplier } from "./what-happened";

interface SupplierAnswerProps {
  booking: LinkedBooking;
  /** Takes the forms' POST. */
  action: string;
  refusal: string | null;
}

/** A supplier's page: the request, and the two answers to it. */
export function SupplierAnswer({ booking, action, refusal }: SupplierAnswerProps) {
  const confirm = booking.commands.find(({ command }) => command === "confirm");
  const reject = booking.commands.find(({ command }) => command === "reject");
  const open = Boolean(confirm?.allowed || reject?.allowed);
  const happened = open ? null : forSupplier(booking);
  return (
    <article className="space-y-5">
      <PageTop
        booking={booking}
        title={happened?.title ?? "Can you take this booking?"}
        audience="supplier"
        refusal={refusal}
      />
      {happened ? (
        <Banner tone={happened.tone} title={happened.text}>
          {booking.last.reason ? <p>Reason: {booking.last.reason}</p> : null}
        </Banner>
      ) : null}
      <Card>
        <LinkedFacts booking={booking} customerTerm="Customer" />
      </Card>
      {open ? (
        <section aria-label="Your answer" className="space-y-4">
          {confirm?.allowed ? (
            <div className="space-y-2">
              <DecisionForm
                action={action}
                command="confirm"
                version={booking.version}
                reference={booking.reference}
                submitLabel="Confirm booking"
                variant="primary"
                icon={<Check aria-hidden />}
              />
              <p className="text-dense text-ink-subtle">
                {confirm.effects.map((effect) => `${effect}. `)}
                {booking.customer} and {booking.organization.name} are told by mail.
              </p>
            </div>
          ) : confirm ? (
            <div className="space-y-2">
              <Button
                variant="primary"
                size="large"
                disabledReason={confirm.refusal ?? ""}
                className="w-full"
              >
                Confirm booking
              </Button>
              <p className="text-dense text-ink-muted">{confirm.refusal}</p>
            </div>
          ) : null}
          {reject?.allowed ? (
            <SecondThought label="I cannot take it">
              <DecisionForm
                action={action}
                command="reject"
                version={booking.version}
                reference={booking.reference}
                submitLabel="Decline booking"
                variant="destructive"
                icon={<X aria-hidden />}
                reason={{
                  label: "Why not?",
                  hint: `${booking.customer} and ${booking.organization.name} read this in their mail.`,
                  required: reject.reasonRequired,
                }}
              />
            </SecondThought>
          ) : null}
        </section>
      ) : null}
    </article>
  );
}
