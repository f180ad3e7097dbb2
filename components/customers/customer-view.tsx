import Link from "next/link";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { Timestamp } from "@/components/ui/timestamp";
import { routes, withQuery } from "@/lib/routes";
import type { CustomerPage } from "@/lib/schemas/customer";
import { CustomerBookings } from "./customer-bookings";
import { CustomerForm } from "./customer-form";
import { CustomerStateBadge } from "./customer-state";
import { LastMail } from "./last-mail";
import { MergeCard } from "./merge-card";
import { RemoveCard } from "./remove-card";

interface CustomerViewProps {
  org: string;
  /** IANA zone of the organization. */
  zone: string;
  customer: CustomerPage;
  may: { readonly write: boolean; readonly merge: boolean; readonly outbox: boolean };
}

/** One customer: who it is, what they booked, and what can be put right about them. */
export function CustomerView({ org, zone, customer, may }: CustomerViewProps) {
  const desk = routes.desk(org);
  const there = customer.state === "active" || customer.state === "inactive";
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: "Customers", href: desk.customers }]}
        title={customer.name}
        badge={<CustomerStateBadge state={customer.state} />}
      />
      <PageBody>
        <Gone org={org} zone={zone} customer={customer} />
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem] xl:gap-6">
          <div className="space-y-4 xl:space-y-6">
            {there && may.write ? (
              <CustomerForm org={org} customer={customer} mayMerge={may.merge} />
            ) : (
              <Card title="Who it is" id="who">
                <Facts customer={customer} zone={zone} />
              </Card>
            )}
            <Card
              title="Bookings"
              id="bookings"
              flush
              actions={
                customer.bookings > 0 ? (
                  <ButtonLink size="small" href={withQuery(desk.bookings, { customerId: customer.id })}>
                    {customer.bookings === 1 ? "See it in the list" : `See all ${customer.bookings}`}
                  </ButtonLink>
                ) : null
              }
            >
              <CustomerBookings org={org} zone={zone} customer={customer} />
            </Card>
          </div>
          <div className="space-y-4 xl:space-y-6">
            {customer.state === "removed" || customer.state === "merged" ? null : (
              <LastMail org={org} zone={zone} customer={customer} mayRead={may.outbox} maySend={may.write} />
            )}
            {there && may.merge ? (
              <>
                <MergeCard org={org} customer={customer} />
                <RemoveCard org={org} customer={customer} />
              </>
            ) : null}
          </div>
        </div>
      </PageBody>
    </>
  );
}

function Gone({ org, zone, customer }: Pick<CustomerViewProps, "org" | "zone" | "customer">) {
  if (customer.removedAt)
    return (
      <Banner tone="neutral" title="This person was removed" className="mb-4">
        <Timestamp at={customer.removedAt} zone={zone} form="full" />. The bookings and their history stay;
        who it was is not known here any more.
      </Banner>
    );
  if (!customer.mergedInto) return null;
  return (
    <Banner tone="info" title="This customer was merged into another" className="mb-4">
      Bookings and links are with{" "}
      <Link href={routes.desk(org).customer(customer.mergedInto.id)} className="underline underline-offset-2">
        {customer.mergedInto.name}
      </Link>
      , and so is whatever is booked for {customer.email} from now on.
    </Banner>
  );
}

function Facts({ customer, zone }: { customer: CustomerPage; zone: string }) {
  return (
    <DescriptionList
      items={[
        { term: "Name", detail: customer.name },
        { term: "Mail", detail: customer.state === "removed" ? "Removed" : customer.email },
        { term: "Phone", detail: customer.phone ?? "None" },
        { term: "Known since", detail: <Timestamp at={customer.createdAt} zone={zone} form="full" /> },
      ]}
    />
  );
}
