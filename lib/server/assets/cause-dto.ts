import { airworthiness, type Cause } from "@/lib/domain/assets/airworthiness";
import type { AirworthinessDto, CauseDto } from "@/lib/schemas/asset";

/** What an asset's causes make of it at an instant, as it leaves the server. */
export function airworthinessDto(causes: readonly Cause[], now: Date): AirworthinessDto {
  const computed = airworthiness(causes, now);
  return {
    airworthy: computed.airworthy,
    causes: computed.causes.map(causeDto),
    remarks: computed.remarks.map(causeDto),
  };
}

export function causeDto(cause: Cause): CauseDto {
  if (cause.kind === "squawk") return { ...cause, deferredUntil: cause.deferredUntil?.toISOString() ?? null };
  return { ...cause, startsAt: cause.startsAt.toISOString(), endsAt: cause.endsAt.toISOString() };
}
