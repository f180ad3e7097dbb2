"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { FormErrorSummary } from "@/components/ui/form-error-summary";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { SkeletonText } from "@/components/ui/skeleton";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { createOffering, updateOffering } from "@/lib/actions/offerings";
import { adviceAfter, LOST_ANSWER, lost, type Refused } from "@/lib/client/lost-answer";
import type { OfferingTerms } from "@/lib/domain/lifecycle/policy-words";
import type { LifecycleKey } from "@/lib/domain/lifecycle/registry";
import { routes } from "@/lib/routes";
import type { OfferingDto } from "@/lib/schemas/offering";
import type { ResourceDto } from "@/lib/schemas/resource";
import { AppointmentCards } from "./appointment-cards";
import { type PolicyDraft, policyDraft, policyInput } from "./policy-draft";
import { PolicyFields } from "./policy-fields";
import { offeringFieldLabel } from "./policy-labels";
import { ResourceFields } from "./resource-fields";

/** With the slot engine and the schemas, which nothing else on the page needs. */
const WeekPreview = dynamic(() => import("./week-preview"), {
  ssr: false,
  loading: () => <SkeletonText lines={7} />,
});

export interface LifecycleChoice {
  readonly value: LifecycleKey;
  readonly label: string;
  readonly hint: string;
}

interface OfferingFormProps {
  org: string;
  /** Null where a new one is made. */
  offering: OfferingDto | null;
  lifecycles: readonly LifecycleChoice[];
  suppliers: readonly { readonly value: string; readonly label: string }[];
  resources: readonly ResourceDto[];
  /** IANA zone of the organization, for what occupies nothing. */
  zone: string;
  /** Where customers book it by themselves; null until it is made. */
  publicAddress: string | null;
  /** Stands above the form's own cards. */
  top?: ReactNode;
}

/** A new offering, or the terms of one for bookings that are made from now on. */
export function OfferingForm({
  org,
  offering,
  lifecycles,
  suppliers,
  resources,
  ...props
}: OfferingFormProps) {
  const router = useRouter();
  const [lifecycle, setLifecycle] = useState<LifecycleKey>(offering?.lifecycle ?? "request");
  const [name, setName] = useState(offering?.name ?? "");
  const [description, setDescription] = useState(offering?.description ?? "");
  const [supplierId, setSupplierId] = useState(offering?.supplierId ?? "");
  const [resourceId, setResourceId] = useState(offering?.resourceId ?? "");
  const [policy, setPolicy] = useState(() => policyDraft(offering?.policy as OfferingTerms | undefined));
  const [refused, setRefused] = useState<Refused | null>(null);
  const [sending, setSending] = useState(false);
  const errors = refused?.fields ?? {};
  const desk = routes.desk(org);
  const appointment = lifecycle === "appointment";
  const providerZone = resources.find(({ id }) => id === resourceId)?.timeZone ?? props.zone;

  function changePolicy(part: Partial<PolicyDraft>) {
    setPolicy((was) => ({ ...was, ...part }));
  }

  async function send() {
    const made = {
      name,
      description: description || undefined,
      lifecycle,
      supplierId: supplierId || undefined,
      resourceId: resourceId || undefined,
      policy: policyInput(lifecycle, policy),
    };
    const { checkOffering } = await import("./policy-check");
    const checked = checkOffering(made);
    if (!checked.ok) return checked;
    if (!offering) return createOffering(org, made);
    const change = {
      name,
      description,
      supplierId: supplierId || null,
      resourceId: resourceId || null,
      policy: made.policy,
    };
    return updateOffering(org, { id: offering.id, change });
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (sending) return;
    setSending(true);
    setRefused(null);
    const result = await send().catch(() => null);
    setSending(false);
    if (!result?.ok) {
      setRefused(result?.error ?? lost(LOST_ANSWER));
      return;
    }
    toast.success(offering ? `${result.data.name} is saved` : `${result.data.name} can be booked now`, {
      description: offering
        ? "Bookings that were made keep the promises that they were made with."
        : undefined,
    });
    router.push(desk.offerings);
    router.refresh();
  }

  return (
    <form
      onSubmit={submit}
      noValidate
      className={
        appointment
          ? "grid max-w-6xl grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-[minmax(0,1fr)_22rem] xl:gap-6"
          : "max-w-3xl"
      }
    >
      <div className="space-y-4">
        {props.top}
        <FormErrorSummary
          message={refused?.message}
          advice={adviceAfter(refused, "Nothing was saved. What you typed is kept.")}
          requestId={refused?.code === "unexpected" ? refused.requestId : null}
          fields={Object.entries(errors).map(([field, message]) => ({
            id: `field-${field}`,
            label: offeringFieldLabel(field),
            message,
          }))}
        />
        <Card title="Offering" id="offering">
          <div className="space-y-4">
            <Field id="field-name" label="Name" required error={errors.name}>
              <Input value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
            </Field>
            <Field id="field-description" label="Description" error={errors.description}>
              <Textarea
                rows={2}
                maxLength={5_000}
                value={description}
                onChange={(event) => setDescription(event.target.value)}
              />
            </Field>
            {offering ? null : (
              <RadioGroup
                name="lifecycle"
                legend="Lifecycle"
                appearance="cards"
                value={lifecycle}
                onChange={(next) => setLifecycle(next as LifecycleKey)}
                options={lifecycles}
              />
            )}
          </div>
        </Card>
        <Card title="Who and what" id="parts">
          <div className="space-y-4">
            <Field id="field-supplierId" label="Supplier" error={errors.supplierId}>
              <Select
                value={supplierId}
                placeholder="None"
                options={suppliers}
                onChange={(event) => setSupplierId(event.target.value)}
              />
            </Field>
            {lifecycle === "ticket" ? null : (
              <ResourceFields
                org={org}
                resources={resources}
                sharesAsset={lifecycle === "asset"}
                value={resourceId}
                error={errors.resourceId}
                onChange={setResourceId}
              />
            )}
          </div>
        </Card>
        {appointment ? (
          <AppointmentCards
            draft={policy}
            errors={errors}
            providerZone={providerZone}
            publicAddress={props.publicAddress}
            active={offering?.active ?? true}
            onChange={changePolicy}
          />
        ) : (
          <Card
            title="Policy"
            id="policy"
            description="Copied into each booking when it is made; later changes touch no promise already given."
          >
            <PolicyFields lifecycle={lifecycle} draft={policy} errors={errors} onChange={changePolicy} />
          </Card>
        )}
        <div className="flex flex-wrap justify-end gap-2">
          <ButtonLink href={desk.offerings}>Go back</ButtonLink>
          <Button type="submit" variant="primary" pending={sending || undefined}>
            {offering ? "Save changes" : "Make offering"}
          </Button>
        </div>
      </div>
      {appointment ? (
        <div className="xl:sticky xl:top-[calc(var(--page-header-height)+1.5rem)]">
          <Card title="The week that results" id="week">
            <WeekPreview draft={policy} providerZone={providerZone} />
          </Card>
        </div>
      ) : null}
    </form>
  );
}
