"use client";

import { useEffect } from "react";
import { type PaletteBooking, rememberRecent } from "@/components/shell/recent-bookings";

/** Puts the booking that is looked at among the palette's recent ones. */
export function RememberBooking({ reference, title, subtitle, href }: PaletteBooking) {
  useEffect(() => rememberRecent({ reference, title, subtitle, href }), [reference, title, subtitle, href]);
  return null;
}
