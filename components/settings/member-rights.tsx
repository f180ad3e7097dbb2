"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { ROLE_LABELS } from "@/lib/domain/access/role-labels";
import { ROLES, type Role } from "@/lib/domain/access/roles";

export interface Rights {
  readonly roles: readonly Role[];
  readonly supplierId: string | null;
}

interface MemberRightsProps {
  value: Rights;
  onChange: (rights: Rights) => void;
  /** What the acting person may hand out. */
  grantable: readonly Role[];
  /** Roles that the member has already; those may stay. */
  held: readonly Role[];
  suppliers: readonly { readonly id: string; readonly name: string }[];
  errors: Readonly<Record<string, string>>;
}

/** The choice of roles, and of the supplier that the role supplier acts for. */
export function MemberRights({ value, onChange, grantable, held, suppliers, errors }: MemberRightsProps) {
  function toggle(role: Role, on: boolean) {
    const roles = ROLES.filter((other) => (other === role ? on : value.roles.includes(other)));
    onChange({ roles, supplierId: roles.includes("supplier") ? value.supplierId : null });
  }
  return (
    <div className="space-y-4">
      <fieldset aria-describedby={errors.roles ? "roles-error" : undefined}>
        <legend className="mb-2 text-dense font-medium">Roles</legend>
        <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
          {ROLES.map((role) => {
            const mayGive = grantable.includes(role);
            const mayTake = role !== "owner" || grantable.includes("owner");
            const locked = held.includes(role) ? !mayTake : !mayGive;
            const { label, sentence } = ROLE_LABELS[role];
            return (
              <Checkbox
                key={role}
                label={label}
                hint={
                  locked ? `${sentence} You do not have this role, so you cannot give or take it.` : sentence
                }
                checked={value.roles.includes(role)}
                disabled={locked}
                onChange={(event) => toggle(role, event.target.checked)}
              />
            );
          })}
        </div>
        {errors.roles ? (
          <p id="roles-error" className="mt-1.5 text-xs font-medium text-negative-fg">
            {errors.roles}
          </p>
        ) : null}
      </fieldset>
      {value.roles.includes("supplier") ? (
        <Field
          label="Acts for supplier"
          hint="This person answers that supplier's requests and sees its bookings."
          error={errors.supplierId}
          required
        >
          <Select
            options={suppliers.map(({ id, name }) => ({ value: id, label: name }))}
            placeholder="Choose a supplier"
            value={value.supplierId ?? ""}
            onChange={(event) => onChange({ ...value, supplierId: event.target.value || null })}
          />
        </Field>
      ) : null}
    </div>
  );
}
