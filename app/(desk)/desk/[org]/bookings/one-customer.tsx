import Link from "next/link";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button-link";
import { routes } from "@/lib/routes";
import type { Principal } from "@/lib/server/auth/principal";
import { readCustomer } from "@/lib/server/customers/read-customer";

/** Says whose bookings alone are listed, which no filter beside it shows; nothing where there is no such customer. */
export async function OneCustomer({ principal, customerId }: { principal: Principal; customerId: string }) {
  const found = await readCustomer(principal, customerId);
  if (!found.ok) return null;
  const desk = routes.desk(principal.organization.slug);
  return (
    <Banner
      tone="neutral"
      className="mb-3"
      title={
        <>
          Only bookings of{" "}
          <Link href={desk.customer(customerId)} className="underline underline-offset-2">
            {found.data.name}
          </Link>
        </>
      }
      actions={
        <ButtonLink size="small" href={desk.bookings}>
          Show all bookings
        </ButtonLink>
      }
    />
  );
}
