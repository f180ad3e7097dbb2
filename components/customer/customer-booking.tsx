import { Undo2, X } from "lucide-react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { LinkedBooking, LinkedCommand } from "@/lib/schemas/link-page";
import { DecisionForm } from "./decision-form";
import { LinkedFacts } from "./linked-facts";
import { PageTop } from "./page-top";
import { SecondThought } from "./second-thought";
import { forCustomer } from "./what-happened";

interface CustomerBookingProps {
  booking: LinkedBooking;
  /** Takes the forms' POST. */
  action: string;
  refusal: string | null;
}

const WORDS = {
  withdraw: {
    ask: "Withdraw my request",
    warning: "Your request ends here, and nothing is booked. This cannot be taken back.",
    submit: "Yes, withdraw it",
    icon: <Undo2 aria-hidden />,
  },
  cancel: {
    ask: "Cancel my booking",
    warning: "Your places are given to others at once. This cannot be taken back.",
    submit: "Yes, cancel it",
    icon: <X aria-hidden />,
  },
} as const;

/** The customer's own page: what is booked, how it stands, and the way out of it. */
export function CustomerBooking({ booking, action, refusal }: CustomerBookingProps) {
  const happened = forCustomer(booking);
  return (
    <article className="space-y-5">
      <PageTop booking={booking} title={booking.offering} audience="customer" refusal={refusal} />
      <Banner tone={happened.tone} title={happened.title}>
        <p>{happened.text}</p>
        {booking.last.reason ? <p>Reason: {booking.last.reason}</p> : null}
      </Banner>
      <Card>
        <LinkedFacts booking={booking} customerTerm={null} />
      </Card>
      <section aria-label="What you can do" className="space-y-4">
        {booking.commands.map((command) => (
          <WayOut key={command.command} booking={booking} command={command} action={action} />
        ))}
        <p className="text-dense text-ink-muted">
          Questions? Write to{" "}
          <a
            href={`mailto:${booking.organization.email}?subject=${encodeURIComponent(`Booking ${booking.reference}`)}`}
            className="text-accent-text underline underline-offset-2"
          >
            {booking.organization.name}
          </a>{" "}
          and name the reference {booking.reference}.
        </p>
      </section>
    </article>
  );
}

function WayOut({
  booking,
  command,
  action,
}: {
  booking: LinkedBooking;
  command: LinkedCommand;
  action: string;
}) {
  const words = command.command === "withdraw" ? WORDS.withdraw : WORDS.cancel;
  if (!command.allowed)
    return (
      <div className="space-y-2">
        <Button size="large" disabledReason={command.refusal ?? ""} className="w-full sm:w-auto">
          {words.ask}
        </Button>
        <p className="text-dense text-ink-muted">{command.refusal}</p>
      </div>
    );
  return (
    <SecondThought label={words.ask}>
      <p className="text-sm text-pretty">{words.warning}</p>
      <DecisionForm
        action={action}
        command={command.command}
        version={booking.version}
        submitLabel={words.submit}
        variant="destructive"
        icon={words.icon}
        reason={{
          label: "Reason",
          hint: `${booking.organization.name} reads this.`,
          required: command.reasonRequired,
        }}
      />
    </SecondThought>
  );
}
