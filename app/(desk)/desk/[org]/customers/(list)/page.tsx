import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { CustomerList } from "@/components/customers/customer-list";
import { FilterBar } from "@/components/data-table/filter-bar";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { routes, withQuery } from "@/lib/routes";
import { type CustomerQuery, customerQuery } from "@/lib/schemas/customer";
import { requirePrincipal } from "@/lib/server/auth/desk-gate";
import { listCustomers } from "@/lib/server/customers/list-customers";

export const metadata: Metadata = { title: "Customers" };

export default async function CustomersPage({ params, searchParams }: PageProps<"/desk/[org]/customers">) {
  const [{ org }, asked] = await Promise.all([params, searchParams]);
  const principal = await requirePrincipal(org);
  const { query, address } = readQuery(asked);
  const list = await listCustomers(principal, query);
  if (!list.ok) forbidden();
  const { customers, newer, older } = list.data;
  const home = routes.desk(org).customers;
  const pageHref = (cursor: string | null) =>
    cursor === null ? null : withQuery(home, { ...address, cursor });

  return (
    <>
      <PageHeader title="Customers" description="Everybody who was ever booked for, newest first." />
      <PageBody>
        <FilterBar
          search={{ param: "q", label: "Search customers", placeholder: "Name, mail, phone" }}
          facets={[
            {
              param: "state",
              label: "Gone",
              options: [
                { value: "merged", label: "Merged into another" },
                { value: "removed", label: "Removed" },
              ],
            },
          ]}
        />
        <CustomerList
          org={org}
          zone={principal.organization.timeZone}
          rows={customers}
          empty={<NoCustomers query={query} clearHref={home} />}
          footer={
            customers.length > 0 ? (
              <Pagination
                label="Pages of customers"
                previousHref={pageHref(newer)}
                nextHref={pageHref(older)}
                summary={
                  customers.length === 1
                    ? "1 customer on this page"
                    : `${customers.length} customers on this page`
                }
              />
            ) : null
          }
        />
      </PageBody>
    </>
  );
}

function NoCustomers({ query, clearHref }: { query: CustomerQuery; clearHref: string }) {
  const clear = <ButtonLink href={clearHref}>Clear the filters</ButtonLink>;
  if (query.q)
    return (
      <EmptyState kind="no-match" title="No customer matches" actions={clear}>
        Text is looked for in names, mail addresses and phone numbers.
      </EmptyState>
    );
  if (query.state)
    return (
      <EmptyState kind="nothing" title="Nobody is gone" actions={clear}>
        Customers who were merged into another, or removed at their wish, are listed here.
      </EmptyState>
    );
  return (
    <EmptyState kind="nothing" title="No customers yet">
      Whoever is booked for, or books by themselves, appears here.
    </EmptyState>
  );
}

/** A part that cannot be read is left out: an old or mistyped link still shows a list. */
function readQuery(asked: Readonly<Record<string, string | string[] | undefined>>): {
  query: CustomerQuery;
  address: Record<string, string>;
} {
  const readable: Record<string, string> = {};
  for (const [key, shape] of Object.entries(customerQuery.shape)) {
    const value = asked[key];
    if (typeof value === "string" && shape.safeParse(value).success) readable[key] = value;
  }
  const { cursor: _cursor, ...address } = readable;
  return { query: customerQuery.parse(readable), address };
}
