"use server";

import { action } from "@/lib/actions/action";
import { daySlotsInput } from "@/lib/schemas/day-slots";
import { slotsOnDay as read } from "@/lib/server/offerings/day-slots";

/** The times that are free on a day, for a new booking or for one that is moved. */
export const slotsOnDay = action(
  { schema: daySlotsInput, permission: "offering.read" },
  ({ principal, input }) => read(principal, input),
);
