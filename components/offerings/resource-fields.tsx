"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { createResource } from "@/lib/actions/offerings";
import { announce } from "@/lib/client/announce";
import { LOST_ANSWER } from "@/lib/client/lost-answer";
import type { ResourceDto } from "@/lib/schemas/resource";

interface ResourceFieldsProps {
  org: string;
  resources: readonly ResourceDto[];
  /** A shared asset is one thing, used by one at a time. */
  sharesAsset: boolean;
  value: string;
  error: string | undefined;
  onChange: (resourceId: string) => void;
}

function resourceLabel({ name, kind, capacity }: ResourceDto): string {
  return kind === "counted" ? `${name} (${capacity} places)` : `${name} (one at a time)`;
}

/** What the offering's bookings occupy: something that is there, or something that is made here. */
export function ResourceFields(props: ResourceFieldsProps) {
  const { org, sharesAsset, value, error, onChange } = props;
  const [known, setKnown] = useState(props.resources);
  const choices = sharesAsset ? known.filter(({ kind }) => kind === "exclusive") : known;
  const [making, setMaking] = useState(false);
  return (
    <div className="space-y-3">
      <Field
        id="field-resourceId"
        label={sharesAsset ? "Asset" : "Occupies"}
        required={sharesAsset}
        error={error}
        hint={
          sharesAsset
            ? "What is shared. Its squawks and maintenance suspend whoever has booked it."
            : "Bookings of it share the time or the places with every other offering that occupies the same."
        }
      >
        <Select
          value={value}
          placeholder={sharesAsset ? "Choose an asset" : "Nothing"}
          options={choices.map((resource) => ({ value: resource.id, label: resourceLabel(resource) }))}
          onChange={(event) => onChange(event.target.value)}
        />
      </Field>
      {making ? (
        <NewResource
          org={org}
          exclusiveOnly={sharesAsset}
          onCancel={() => setMaking(false)}
          onMade={(resource) => {
            setKnown((was) => [...was, resource]);
            setMaking(false);
            onChange(resource.id);
            announce(`${resource.name} was made and chosen.`);
          }}
        />
      ) : (
        <Button size="small" variant="ghost" onClick={() => setMaking(true)}>
          Make a new resource
        </Button>
      )}
    </div>
  );
}

interface NewResourceProps {
  org: string;
  exclusiveOnly: boolean;
  onCancel: () => void;
  onMade: (resource: ResourceDto) => void;
}

/** Not a form of its own, for forms do not nest: its button sends it. */
function NewResource({ org, exclusiveOnly, onCancel, onMade }: NewResourceProps) {
  const [name, setName] = useState("");
  const [kind, setKind] = useState<"exclusive" | "counted">("exclusive");
  const [capacity, setCapacity] = useState("");
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [sending, setSending] = useState(false);

  async function send() {
    if (sending) return;
    setSending(true);
    const result = await createResource(
      org,
      kind === "counted" ? { kind, name, capacity: Number(capacity || Number.NaN) } : { kind, name },
    ).catch(() => null);
    setSending(false);
    if (result?.ok) onMade(result.data);
    else if (result) setErrors(result.error.fields ?? { name: result.error.message });
    else setErrors({ name: LOST_ANSWER });
  }

  return (
    <fieldset className="space-y-4 rounded-card border border-line bg-sunken p-4">
      <legend className="sr-only">New resource</legend>
      <Field label="Name of the resource" required error={errors.name}>
        <Input value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
      </Field>
      {exclusiveOnly ? null : (
        <RadioGroup
          name="resourceKind"
          legend="How it is occupied"
          appearance="cards"
          value={kind}
          onChange={(next) => setKind(next === "counted" ? "counted" : "exclusive")}
          options={[
            { value: "exclusive", label: "One at a time", hint: "A van, a room, a person" },
            { value: "counted", label: "By places", hint: "A boat, a class, a departure" },
          ]}
        />
      )}
      {kind === "counted" ? (
        <Field label="Places of each departure" required error={errors.capacity}>
          <Input
            type="number"
            inputMode="numeric"
            min={1}
            className="w-28 tabular-nums"
            value={capacity}
            onChange={(event) => setCapacity(event.target.value)}
          />
        </Field>
      ) : null}
      <div className="flex justify-end gap-2">
        <Button size="small" onClick={onCancel} disabled={sending}>
          Go back
        </Button>
        <Button size="small" variant="primary" pending={sending || undefined} onClick={send}>
          Make resource
        </Button>
      </div>
    </fieldset>
  );
}
