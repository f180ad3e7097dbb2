import { CalendarClock, CalendarPlus, MapPin, Undo2, X } from "lucide-react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { directionsTo } from "@/lib/domain/directions";
import { lifecycleOf } from "@/lib/domain/lifecycle/registry";
import type { LinkedBooking, LinkedCommand } from "@/lib/schemas/link-page";
import { DecisionForm } from "./decision-form";
import { LinkedFacts } from "./linked-facts";
import { Promises } from "./offering-top";
import { PageTop } from "./page-top";
import { SecondThought } from "./second-thought";
import { forCustomer } from "./what-happened";

interface CustomerBookingProps {
  booking: LinkedBooking;
  addresses: {
    /** Takes the forms' POST. */
    readonly decide: string;
    readonly reschedule: string;
    readonly calendar: string;
  };
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
    warning: "Your time is given to others at once. This cannot be taken back.",
    submit: "Yes, cancel it",
    icon: <X aria-hidden />,
  },
} as const;

/** The customer's own page: what is booked, how it stands, and the way out of it. */
export function CustomerBooking({ booking, addresses, refusal }: CustomerBookingProps) {
  const happened = forCustomer(booking);
  const stands = lifecycleOf(booking.lifecycle).statuses[booking.status]?.phase === "active";
  return (
    <article className="space-y-5">
      <PageTop booking={booking} title={booking.offering} audience="customer" refusal={refusal} />
      <Banner tone={happened.tone} title={happened.title}>
        <p>{happened.text}</p>
        {booking.last.reason ? <p>Reason: {booking.last.reason}</p> : null}
      </Banner>
      <Card>
        <LinkedFacts booking={booking} customerTerm={null} />
        {stands ? <Ways booking={booking} calendar={addresses.calendar} /> : null}
      </Card>
      <section aria-label="What you can do" className="space-y-4">
        {inOrder(booking.commands).map((command) =>
          command.command === "reschedule" ? (
            <AnotherTime key={command.command} command={command} address={addresses.reschedule} />
          ) : (
            <WayOut key={command.command} booking={booking} command={command} action={addresses.decide} />
          ),
        )}
        {booking.commands.length > 0 ? <Promises promises={booking.promises} /> : null}
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

/** What helps to come: a calendar's file, and the way. A press leads there; the page itself asks nobody. */
function Ways({ booking, calendar }: { booking: LinkedBooking; calendar: string }) {
  const way = booking.location ? directionsTo(booking.location) : null;
  return (
    <div data-print="hide" className="mt-4 flex flex-wrap gap-2 border-t border-line pt-4">
      <ButtonLink href={calendar} icon={<CalendarPlus aria-hidden />} prefetch={false} download>
        Add to calendar
      </ButtonLink>
      {way ? (
        <ButtonLink href={way} icon={<MapPin aria-hidden />} target="_blank" rel="noreferrer">
          Directions
        </ButtonLink>
      ) : null}
    </div>
  );
}

function AnotherTime({ command, address }: { command: LinkedCommand; address: string }) {
  const label = "Choose another time";
  if (command.allowed)
    return (
      <ButtonLink
        href={address}
        prefetch={false}
        size="large"
        icon={<CalendarClock aria-hidden />}
        className="w-full sm:w-auto"
      >
        {label}
      </ButtonLink>
    );
  return (
    <div className="space-y-2">
      <Button size="large" disabledReason={command.refusal ?? ""} className="w-full sm:w-auto">
        {label}
      </Button>
      <p className="text-dense text-ink-muted">{command.refusal}</p>
    </div>
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
        reference={booking.reference}
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

/** Another time is what most who come here want; the way out comes last. */
function inOrder(commands: readonly LinkedCommand[]): LinkedCommand[] {
  return commands.toSorted(
    (one, other) => Number(other.command === "reschedule") - Number(one.command === "reschedule"),
  );
}
