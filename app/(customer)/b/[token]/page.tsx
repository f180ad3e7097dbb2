import { CustomerBooking } from "@/components/customer/customer-booking";
import { routes } from "@/lib/routes";
import { LinkedPage, linkedMetadata } from "../../linked-page";

export const metadata = { ...linkedMetadata, title: "Your booking" };

export default async function ManageBookingPage({ params, searchParams }: PageProps<"/b/[token]">) {
  const { token } = await params;
  const { refused, tried } = await searchParams;
  return (
    <LinkedPage
      purpose="manage"
      token={token}
      refused={refused}
      tried={tried}
      render={(booking, refusal) => (
        <CustomerBooking
          booking={booking}
          addresses={{
            decide: routes.decideAsCustomer(token),
            reschedule: routes.rescheduleAsCustomer(token),
            calendar: routes.calendarEntry(token),
          }}
          refusal={refusal}
        />
      )}
    />
  );
}
