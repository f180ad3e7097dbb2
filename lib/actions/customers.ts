"use server";

import { action } from "@/lib/actions/action";
import { correctCustomerInput, customerRef, mergeCustomersInput } from "@/lib/schemas/customer";
import { anonymiseCustomer } from "@/lib/server/customers/anonymise-customer";
import { correctCustomer } from "@/lib/server/customers/correct-customer";
import { resendLastMail } from "@/lib/server/customers/last-mail";
import { mergeCustomers, previewMerge } from "@/lib/server/customers/merge-customers";

export const correctCustomerAction = action(
  { schema: correctCustomerInput, permission: "customer.write" },
  ({ principal, input }) => correctCustomer(principal, input),
);

export const resendLastMailAction = action(
  { schema: customerRef, permission: "customer.write" },
  ({ principal, input }) => resendLastMail(principal, input.customerId),
);

export const previewMergeAction = action(
  { schema: mergeCustomersInput, permission: "customer.merge" },
  ({ principal, input }) => previewMerge(principal, input),
);

export const mergeCustomersAction = action(
  { schema: mergeCustomersInput, permission: "customer.merge" },
  ({ principal, input }) => mergeCustomers(principal, input),
);

export const anonymiseCustomerAction = action(
  { schema: customerRef, permission: "customer.merge" },
  ({ principal, input }) => anonymiseCustomer(principal, input.customerId),
);
