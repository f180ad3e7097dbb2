import { SupplierAnswer } from "@/components/customer/supplier-answer";
import { routes } from "@/lib/routes";
import { LinkedPage, linkedMetadata } from "../../linked-page";

export const metadata = { ...linkedMetadata, title: "Your answer" };

export default async function SupplierAnswerPage({ params, searchParams }: PageProps<"/s/[token]">) {
  const { token } = await params;
  const { refused, tried } = await searchParams;
  return (
    <LinkedPage
      purpose="supplier_answer"
      token={token}
      refused={refused}
      tried={tried}
      render={(booking, refusal) => (
        <SupplierAnswer booking={booking} action={routes.answerAsSupplier(token)} refusal={refusal} />
      )}
    />
  );
}
