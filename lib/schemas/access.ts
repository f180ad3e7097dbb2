import { z } from "zod";
import { ROLES, type Role } from "@/lib/domain/access/roles";
import { emailAddress, line, storable } from "@/lib/schemas/text";
import { timeZone } from "@/lib/schemas/time-zone";

/** Long rather than adorned: composition rules make passwords worse. */
const newPassword = storable(
  z
    .string()
    .min(12, "Use at least 12 characters; several words in a row are good.")
    .max(200, "Use at most 200 characters."),
);

const personName = line(120);

const memberRoles = z
  .array(z.enum(ROLES))
  .min(1, "Choose at least one role.")
  .max(ROLES.length)
  .transform((roles) => ROLES.filter((role) => roles.includes(role)));

const memberRights = {
  roles: memberRoles,
  /** Whom the role supplier acts for; required with that role alone. */
  supplierId: z.uuid().nullish(),
};

const supplierFits = (rights: { roles: readonly Role[]; supplierId?: string | null }) =>
  rights.roles.includes("supplier") === Boolean(rights.supplierId);
const supplierMessage = {
  path: ["supplierId"],
  message: "Choose a supplier for the role supplier, and only for it.",
};

export const inviteMember = z
  .strictObject({ email: emailAddress, ...memberRights })
  .refine(supplierFits, supplierMessage);
export type InviteMember = z.output<typeof inviteMember>;

export const changeMember = z
  .strictObject({ membershipId: z.uuid(), ...memberRights })
  .refine(supplierFits, supplierMessage);
export type ChangeMember = z.output<typeof changeMember>;

export const membershipRef = z.strictObject({ membershipId: z.uuid() });

export const acceptInvitation = z.strictObject({
  token: z.string().max(200),
  name: personName,
  password: newPassword,
});

export const resetPassword = z.strictObject({ token: z.string().max(200), password: newPassword });

export const changePassword = z.strictObject({
  current: z.string().min(1, "Type your present password.").max(200),
  password: newPassword,
});

export const changeName = z.strictObject({ name: personName });

export const changeOrganization = z.strictObject({
  name: line(120),
  email: emailAddress,
  timeZone,
});
export type ChangeOrganization = z.output<typeof changeOrganization>;

/** The rules of all shared assets. */
export const changeAssetPolicy = z.strictObject({
  assetApprovalRequired: z.boolean(),
  /** Of a booking by somebody who is neither owner nor admin. */
  assetMinimumMinutes: z.int().min(1).max(10_080),
  assetAdvanceDays: z.int().min(1).max(1_825),
  squawksNeedConfirmation: z.boolean(),
  showsMemberNames: z.boolean(),
});
export type ChangeAssetPolicy = z.output<typeof changeAssetPolicy>;

/** A member, or somebody who was invited and has not answered yet. */
export interface MemberDto {
  readonly membershipId: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly supplier: { readonly id: string; readonly name: string } | null;
  readonly state: "active" | "invited" | "invitation_expired";
  /** Since when a member, or invited. */
  readonly since: string;
  readonly self: boolean;
}

export interface OrganizationDto extends ChangeOrganization, ChangeAssetPolicy {
  readonly slug: string;
}
