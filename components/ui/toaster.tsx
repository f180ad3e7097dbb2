"use client";

import dynamic from "next/dynamic";
import { useSyncExternalStore } from "react";
import { isWanted, subscribeToWanted } from "./toast";

const ToasterLive = dynamic(() => import("./toaster-live"), { ssr: false });

/** Sits at the root and costs nothing until the first toast. */
export function ToasterHost() {
  const wanted = useSyncExternalStore(subscribeToWanted, isWanted, () => false);
  return wanted ? <ToasterLive /> : null;
}
