"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useState } from "react";
import { useFormAction } from "@/components/settings/use-form-action";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import type { ComboboxOption } from "@/components/ui/combobox-option";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormErrorSummary } from "@/components/ui/form-error-summary";
import { toast } from "@/components/ui/toast";
import { mergeCustomersAction, previewMergeAction } from "@/lib/actions/customers";
import { findCustomers } from "@/lib/actions/new-booking";
import { routes } from "@/lib/routes";
import type { MergePreview } from "@/lib/schemas/customer";

interface MergeDialogProps {
  org: string;
  own: { readonly id: string; readonly name: string };
  /** Who is kept; without it the own one is, and the other is chosen here. */
  into?: { readonly id: string; readonly name: string };
  onClose: () => void;
}

/** Says what merging two customers would move, and merges them. */
export function MergeDialog({ org, own, into, onClose }: MergeDialogProps) {
  const router = useRouter();
  const [chosen, setChosen] = useState<ComboboxOption | null>(null);
  const { run, pending, failure } = useFormAction();
  const mergedId = into ? own.id : (chosen?.value ?? null);
  const keptId = into?.id ?? own.id;
  const { preview, problem } = useMergePreview(org, keptId, mergedId);
  const loadOthers = useCallback(
    async (query: string): Promise<readonly ComboboxOption[]> => {
      const result = await findCustomers(org, query);
      if (!result.ok) throw new Error(result.error.message);
      return result.data
        .filter(({ id }) => id !== own.id)
        .map(({ id, name, email }) => ({ value: id, label: name, hint: email }));
    },
    [org, own.id],
  );

  function merge() {
    if (mergedId === null) return;
    void run(
      () => mergeCustomersAction(org, { keptId, mergedId }),
      () => {
        toast.success("The two are one customer now");
        onClose();
        if (into) router.push(routes.desk(org).customer(into.id));
      },
    );
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => open || pending || onClose()}
      kind="alert"
      title={into ? `Merge into ${into.name}` : `Merge another into ${own.name}`}
      description="Bookings and links move to the customer that is kept, and their history says so. This cannot be undone."
      footer={
        <>
          <Button onClick={onClose} disabled={pending}>
            Go back
          </Button>
          <Button
            variant="destructive"
            onClick={merge}
            pending={pending}
            disabledReason={preview ? null : (problem ?? "Choose whom to merge first.")}
          >
            Merge
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        <FormErrorSummary message={failure?.message} />
        {into ? null : (
          <Field label="The other customer" hint="Will no longer be in the list." required>
            <Combobox
              label="The other customer"
              loadOptions={loadOthers}
              value={chosen}
              onChange={setChosen}
              placeholder="Find by name, mail or phone…"
              emptyText="Nobody else matches."
            />
          </Field>
        )}
        <div aria-live="polite">
          {preview ? <Moves preview={preview} /> : null}
          {problem && mergedId ? <p className="text-dense text-negative-fg">{problem}</p> : null}
        </div>
      </div>
    </Dialog>
  );
}

function Moves({ preview: { kept, merged, bookings, links } }: { preview: MergePreview }) {
  return (
    <ul className="list-disc space-y-1 pl-4 text-dense">
      <li>
        {bookings === 0
          ? `${merged.name} has no bookings to move.`
          : `${counted(bookings, "booking")} of ${merged.name} ${bookings === 1 ? "becomes" : "become"} ${kept.name}'s.`}
      </li>
      {links > 0 ? (
        <li>
          {counted(links, "link")} that {merged.name} was sent {links === 1 ? "works" : "work"} on, for{" "}
          {kept.name}.
        </li>
      ) : null}
      <li>
        Name, address and phone of {kept.name} stay. Whoever books with {merged.email} is {kept.name} from now
        on.
      </li>
    </ul>
  );
}

function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`;
}

function useMergePreview(org: string, keptId: string, mergedId: string | null) {
  const [found, setFound] = useState<{ preview: MergePreview | null; problem: string | null }>(NOTHING);
  useEffect(() => {
    setFound(NOTHING);
    if (mergedId === null) return;
    let stale = false;
    previewMergeAction(org, { keptId, mergedId })
      .then((result) =>
        result.ok
          ? { preview: result.data, problem: null }
          : { preview: null, problem: result.error.message },
      )
      .catch(() => ({ preview: null, problem: UNREACHABLE }))
      .then((next) => stale || setFound(next));
    return () => {
      stale = true;
    };
  }, [org, keptId, mergedId]);
  return found;
}

const UNREACHABLE = "What a merge would change could not be loaded. Choose the customer again to retry.";
const NOTHING = { preview: null, problem: null };
