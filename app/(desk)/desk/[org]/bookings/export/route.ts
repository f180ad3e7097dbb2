import { bookingListFilter } from "@/lib/schemas/booking-list";
import { requirePermission, requirePrincipal } from "@/lib/server/auth/desk-gate";
import { beginExport } from "@/lib/server/bookings/export-bookings";

/** What the page's address has besides its filters: an export has all pages. */
const OF_THE_PAGE = ["cursor", "limit"];

/** The list as the page filters it, as a CSV file. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ org: string }> },
): Promise<Response> {
  const principal = await requirePrincipal((await params).org);
  requirePermission(principal, "booking.export");
  const wanted = [...new URL(request.url).searchParams].filter(
    ([name, value]) => value !== "" && !OF_THE_PAGE.includes(name),
  );
  const filter = bookingListFilter.safeParse(Object.fromEntries(wanted));
  if (!filter.success) {
    return new Response("This list cannot be exported: its address holds a filter that does not exist.\n", {
      status: 422,
      headers: { "content-type": "text/plain; charset=utf-8" },
    });
  }
  const begun = beginExport(principal, filter.data);
  if (!begun.ok) {
    return new Response(`${begun.error.message}\n`, {
      status: 429,
      headers: { "content-type": "text/plain; charset=utf-8", "retry-after": "60" },
    });
  }
  return new Response(begun.data, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${fileName(principal.organization)}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

function fileName({ slug, timeZone }: { slug: string; timeZone: string }): string {
  const today = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(new Date());
  return `bookings-${slug}-${today}.csv`;
}
