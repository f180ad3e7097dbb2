"use client";

import { Clock, Ellipsis, Mail, MailX, ShieldUser, TimerOff, UserMinus } from "lucide-react";
import { useState } from "react";
import { AvatarInitials } from "@/components/ui/avatar-initials";
import { Badge } from "@/components/ui/badge";
import { DropdownMenu } from "@/components/ui/dropdown-menu";
import { FormErrorSummary } from "@/components/ui/form-error-summary";
import { IconButton } from "@/components/ui/icon-button";
import type { MenuEntry } from "@/components/ui/menu-entry";
import { Timestamp } from "@/components/ui/timestamp";
import { toast } from "@/components/ui/toast";
import { removeMemberAction, resendInvitationAction, revokeInvitationAction } from "@/lib/actions/members";
import { absoluteText } from "@/lib/client/time-text";
import { ROLE_LABELS } from "@/lib/domain/access/role-labels";
import type { Role } from "@/lib/domain/access/roles";
import type { MemberDto } from "@/lib/schemas/access";
import { ChangeRolesDialog } from "./change-roles-dialog";
import { ConfirmAction } from "./confirm-action";
import { SettingsTable } from "./settings-table";
import { useFormAction } from "./use-form-action";

interface MembersTableProps {
  org: string;
  members: readonly MemberDto[];
  grantable: readonly Role[];
  suppliers: readonly { readonly id: string; readonly name: string }[];
  /** The organization's IANA zone. */
  zone: string;
}

const COLUMNS = [
  { key: "person", label: "Person" },
  { key: "roles", label: "Roles" },
  { key: "since", label: "Since" },
  { key: "menu", label: "Actions", quiet: true },
];

/** What was chosen from a member's menu and asks back. */
interface Asked {
  readonly what: "roles" | "remove" | "revoke";
  readonly member: MemberDto;
}

export function MembersTable({ org, members, grantable, suppliers, zone }: MembersTableProps) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const { run, failure } = useFormAction();
  const close = () => setAsked(null);

  function resend(member: MemberDto) {
    void run(
      () => resendInvitationAction(org, { membershipId: member.membershipId }),
      () => toast.success(`A new invitation to ${member.email} is on its way`),
    );
  }

  return (
    <>
      {failure ? (
        <div className="p-4">
          <FormErrorSummary message={failure.message} />
        </div>
      ) : null}
      <SettingsTable
        caption="Members and open invitations"
        columns={COLUMNS}
        rows={members.map((member) => ({
          key: member.membershipId,
          cells: [
            <Person key="person" member={member} />,
            <Roles key="roles" member={member} />,
            <Since key="since" member={member} zone={zone} />,
            <DropdownMenu
              key="menu"
              label={`Actions for ${member.name}`}
              entries={entriesOf(member, grantable, (what) => setAsked({ what, member }), resend)}
              trigger={(trigger) => (
                <IconButton
                  {...trigger}
                  label={`Actions for ${member.name}`}
                  icon={<Ellipsis aria-hidden />}
                />
              )}
            />,
          ],
        }))}
      />
      {asked?.what === "roles" ? (
        <ChangeRolesDialog
          org={org}
          member={asked.member}
          grantable={grantable}
          suppliers={suppliers}
          onClose={close}
        />
      ) : asked ? (
        <ConfirmAction {...endingOf(asked, org)} onClose={close} />
      ) : null}
    </>
  );
}

function endingOf({ what, member }: Asked, org: string) {
  const end = what === "remove" ? removeMemberAction : revokeInvitationAction;
  const call = () => end(org, { membershipId: member.membershipId });
  if (what === "remove")
    return {
      call,
      title: `Remove ${member.name}?`,
      description:
        "They lose access at once, and their API keys stop working. What they did stays in the trail.",
      confirmLabel: "Remove member",
      doneMessage: `${member.name} was removed`,
    };
  return {
    call,
    title: "Take the invitation back?",
    description: `The link in the mail to ${member.email} stops working at once.`,
    confirmLabel: "Take it back",
    doneMessage: "The invitation was taken back",
  };
}

function entriesOf(
  member: MemberDto,
  grantable: readonly Role[],
  ask: (what: Asked["what"]) => void,
  resend: (member: MemberDto) => void,
): MenuEntry[] {
  const protectedOwner = member.roles.includes("owner") && !grantable.includes("owner");
  const reason = protectedOwner ? "Only an owner can do this." : null;
  if (member.state === "active")
    return [
      {
        key: "roles",
        label: "Change roles",
        icon: <ShieldUser aria-hidden />,
        disabledReason: reason,
        onSelect: () => ask("roles"),
      },
      {
        key: "remove",
        label: member.self ? "Leave the organization" : "Remove member",
        icon: <UserMinus aria-hidden />,
        destructive: true,
        disabledReason: reason,
        onSelect: () => ask("remove"),
      },
    ];
  const beyond = member.roles.some((role) => !grantable.includes(role));
  const unsent = beyond ? "It gives a role that you do not have." : null;
  return [
    {
      key: "resend",
      label: "Send it again",
      icon: <Mail aria-hidden />,
      disabledReason: unsent,
      onSelect: () => resend(member),
    },
    {
      key: "revoke",
      label: "Take it back",
      icon: <MailX aria-hidden />,
      destructive: true,
      disabledReason: unsent,
      onSelect: () => ask("revoke"),
    },
  ];
}

function Person({ member }: { member: MemberDto }) {
  return (
    <div className="flex min-w-0 items-center gap-2.5">
      <AvatarInitials name={member.name} />
      <div className="min-w-0">
        <p className="truncate font-medium text-ink">
          {member.name}
          {member.self ? <span className="font-normal text-ink-subtle"> (you)</span> : null}
        </p>
        <p className="truncate text-xs text-ink-subtle">{member.email}</p>
      </div>
    </div>
  );
}

function Roles({ member }: { member: MemberDto }) {
  return (
    <div className="flex flex-wrap gap-1">
      {member.roles.map((role) => (
        <Badge key={role}>
          {ROLE_LABELS[role].label}
          {role === "supplier" && member.supplier ? `: ${member.supplier.name}` : ""}
        </Badge>
      ))}
    </div>
  );
}

function Since({ member, zone }: { member: MemberDto; zone: string }) {
  if (member.state === "active")
    return (
      <span className="text-ink-muted">
        <span className="md:hidden">Member since </span>
        <time dateTime={member.since}>{absoluteText(new Date(member.since), zone, "date")}</time>
      </span>
    );
  return member.state === "invited" ? (
    <Badge tone="info" icon={<Clock aria-hidden />}>
      Invited <Timestamp at={member.since} zone={zone} />
    </Badge>
  ) : (
    <Badge tone="warning" icon={<TimerOff aria-hidden />}>
      Invitation expired
    </Badge>
  );
}
