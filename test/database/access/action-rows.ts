import { randomUUID } from "node:crypto";
import { newId } from "@/lib/server/db/new-id";
import type { World } from "../api/world";

/** Ids of one organization, one of each thing that an action takes. */
export interface Things {
  readonly world: World;
  readonly slug: string;
  readonly bookingId: string;
  readonly reference: string;
  readonly invitedId: string;
  readonly apiKeyId: string;
  readonly mailId: string;
  readonly linkId: string;
  readonly otherCustomerId: string;
  readonly assetId: string;
  readonly squawkId: string;
  readonly maintenanceId: string;
}

interface Row {
  readonly input: (of: Things) => unknown;
  /** What an owner is answered who sends another organization's ids; null where the action takes none. */
  readonly foreign: string | null;
  /** What a viewer is answered about the organization's own things. */
  readonly viewer: string;
}

const confirm = ({ bookingId }: Things) => ({ bookingId, command: "confirm", expectedVersion: 1 });
const confirmMany = ({ bookingId }: Things) => ({
  command: "confirm",
  bookings: [{ id: bookingId, expectedVersion: 1 }],
});
const newBooking = ({ world }: Things) => ({
  offeringId: world.offerings.request,
  customerId: world.customerId,
  period: { startsAt: "2035-05-01T10:00" },
  partySize: 1,
  tentative: false,
});
const customerOf = ({ world }: Things) => ({ customerId: world.customerId });
const bothCustomers = ({ world, otherCustomerId }: Things) => ({
  keptId: world.customerId,
  mergedId: otherCustomerId,
});
const once = () => ({ idempotencyKey: randomUUID() });
const aSquawk = ({ squawkId }: Things) => ({ squawkId, command: "resolve", expectedVersion: 1 });
const aReport = ({ assetId }: Things) => ({ resourceId: assetId, severity: "grounding" });
const aWindow = ({ assetId }: Things) => ({
  of: { resourceId: assetId },
  period: { startsAt: "2035-05-01T10:00", endsAt: "2035-05-01T12:00" },
});
const maintained = ({ maintenanceId }: Things) => ({ maintenanceId, expectedVersion: 1 });
const invited = ({ invitedId }: Things) => ({ membershipId: invitedId });
const viewerOf = ({ world }: Things) => ({ membershipId: world.membershipIds.viewer });

export const ROWS: Record<string, Row> = {
  "api-keys.createApiKeyAction": {
    input: () => ({ name: "Key", roles: ["accountant"] }),
    foreign: null,
    viewer: "forbidden",
  },
  "api-keys.revokeApiKeyAction": {
    input: ({ apiKeyId }) => ({ id: apiKeyId }),
    foreign: "not_found",
    viewer: "not_found",
  },
  "assets.reportSquawkAction": {
    input: (of) => ({
      ...aReport(of),
      ...once(),
      title: "Left brake soft",
      description: "It goes through to the floor.",
    }),
    foreign: "not_found",
    viewer: "forbidden",
  },
  "assets.previewReportAction": { input: aReport, foreign: "not_found", viewer: "forbidden" },
  "assets.commandSquawkAction": {
    input: (of) => ({ ...aSquawk(of), ...once() }),
    foreign: "not_found",
    viewer: "forbidden",
  },
  "assets.previewSquawkCommandAction": { input: aSquawk, foreign: "not_found", viewer: "forbidden" },
  "assets.changeMaintenanceAction": {
    input: (of) => ({ ...aWindow(of), ...once(), title: "New sails", reason: "They have come." }),
    foreign: "not_found",
    viewer: "forbidden",
  },
  "assets.previewMaintenanceAction": { input: aWindow, foreign: "not_found", viewer: "forbidden" },
  "assets.removeMaintenanceAction": {
    input: (of) => ({ ...maintained(of), ...once() }),
    foreign: "not_found",
    viewer: "forbidden",
  },
  "assets.previewRemovalAction": { input: maintained, foreign: "not_found", viewer: "forbidden" },
  "assets.changeAssetAction": {
    input: ({ assetId }) => ({ resourceId: assetId, advanceDays: 30, usageUnit: "h" }),
    foreign: "not_found",
    viewer: "forbidden",
  },
  "assets.logUsageAction": {
    input: ({ bookingId }) => ({
      bookingId,
      readings: { startReading: 1, endReading: 2 },
      currentUsageId: null,
      completes: false,
    }),
    // The bookings of these tests are requests, of which no readings are kept.
    foreign: "not_found",
    viewer: "not_found",
  },
  "bookings.giveCommand": { input: confirm, foreign: "not_found", viewer: "forbidden" },
  "bookings.previewCommand": { input: confirm, foreign: "not_found", viewer: "refused: forbidden" },
  "bookings.addNote": {
    input: ({ bookingId }) => ({ bookingId, text: "A note" }),
    foreign: "not_found",
    viewer: "forbidden",
  },
  "bulk.previewMany": {
    input: confirmMany,
    foreign: "refused: not_found",
    viewer: "refused: forbidden",
  },
  "bulk.giveCommandToMany": {
    input: confirmMany,
    foreign: "refused: not_found",
    viewer: "refused: forbidden",
  },
  "customers.correctCustomerAction": {
    input: (of) => ({ ...customerOf(of), name: "Changed", email: "changed@example.test", phone: "" }),
    foreign: "not_found",
    viewer: "forbidden",
  },
  "customers.resendLastMailAction": { input: customerOf, foreign: "not_found", viewer: "forbidden" },
  "customers.previewMergeAction": { input: bothCustomers, foreign: "not_found", viewer: "forbidden" },
  "customers.mergeCustomersAction": { input: bothCustomers, foreign: "not_found", viewer: "forbidden" },
  "customers.anonymiseCustomerAction": { input: customerOf, foreign: "not_found", viewer: "forbidden" },
  "links.mintLinkAction": {
    input: ({ bookingId }) => ({ bookingId, idempotencyKey: newId() }),
    foreign: "not_found",
    viewer: "forbidden",
  },
  "links.revokeLinkAction": {
    input: ({ linkId }) => ({ linkId }),
    foreign: "not_found",
    viewer: "forbidden",
  },
  "mails.resendMailAction": {
    input: ({ mailId }) => ({ mailId }),
    foreign: "not_found",
    viewer: "forbidden",
  },
  "members.inviteMemberAction": {
    input: ({ world }) => ({
      email: "somebody@else.test",
      roles: ["supplier"],
      supplierId: world.supplierId,
    }),
    foreign: "invalid_input",
    viewer: "forbidden",
  },
  "members.changeMemberAction": {
    input: (of) => ({ ...viewerOf(of), roles: ["agent"] }),
    foreign: "not_found",
    viewer: "forbidden",
  },
  "members.removeMemberAction": { input: viewerOf, foreign: "not_found", viewer: "forbidden" },
  "members.resendInvitationAction": { input: invited, foreign: "not_found", viewer: "forbidden" },
  "members.revokeInvitationAction": { input: invited, foreign: "not_found", viewer: "forbidden" },
  "new-booking.makeBooking": {
    input: (of) => ({ ...newBooking(of), idempotencyKey: newId() }),
    foreign: "not_found",
    viewer: "forbidden",
  },
  "new-booking.previewBooking": { input: newBooking, foreign: "not_found", viewer: "refused: forbidden" },
  "new-booking.findCustomers": {
    input: ({ slug }) => `carla@${slug}`,
    foreign: "nothing",
    viewer: "forbidden",
  },
  "offerings.createOffering": {
    input: ({ world }) => ({ name: "New", lifecycle: "request", supplierId: world.supplierId }),
    foreign: "not_found",
    viewer: "forbidden",
  },
  "offerings.updateOffering": {
    input: ({ world }) => ({ id: world.offerings.request, change: { name: "Changed" } }),
    foreign: "not_found",
    viewer: "forbidden",
  },
  "offerings.createResource": {
    input: () => ({ kind: "exclusive", name: "Boat" }),
    foreign: null,
    viewer: "forbidden",
  },
  "organization.changeOrganizationAction": {
    input: () => ({
      name: "Changed",
      email: "changed@own.test",
      timeZone: "UTC",
    }),
    foreign: null,
    viewer: "forbidden",
  },
  "organization.changeAssetPolicyAction": {
    input: () => ({
      assetApprovalRequired: true,
      assetMinimumMinutes: 30,
      assetAdvanceDays: 60,
      squawksNeedConfirmation: false,
      showsMemberNames: false,
    }),
    foreign: null,
    viewer: "forbidden",
  },
  "search.searchPalette": { input: ({ reference }) => reference, foreign: "nothing", viewer: "something" },
  "slots.slotsOnDay": {
    input: ({ bookingId }) => ({ bookingId }),
    foreign: "not_found",
    // A request has no weekly hours: a viewer may ask, and is told so.
    viewer: "invalid_input",
  },
  "suppliers.createSupplier": {
    input: () => ({ name: "New", email: "new@supplier.test" }),
    foreign: null,
    viewer: "forbidden",
  },
  "suppliers.updateSupplier": {
    input: ({ world }) => ({ id: world.supplierId, change: { name: "Changed" } }),
    foreign: "not_found",
    viewer: "forbidden",
  },
};

/** They concern the person alone, and take no organization. */
export const PERSONAL: Record<string, unknown> = {
  "account.changeNameAction": { name: "Changed" },
  "account.changePasswordAction": { current: "a password", password: "another long password" },
  "account.signOutEverywhereAction": null,
  // In the organization of this address.
  "calendar.makeFeedAction": "own",
  "calendar.revokeFeedAction": "own",
};

/** Forms of people who are not signed in, or leave; they take no id, only signed tokens, or what the browser itself holds. */
export const BEFORE_SIGN_IN = [
  "access-forms.acceptInvitationForm",
  "access-forms.forgotPasswordForm",
  "access-forms.joinOrganizationForm",
  "access-forms.resetPasswordForm",
  "access-forms.switchAccountForm",
  "public-booking.submitPublicBooking",
  "auth.signIn",
  "auth.signOut",
];
