"use client";

import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormErrorSummary } from "@/components/ui/form-error-summary";
import { toast } from "@/components/ui/toast";
import { changeMemberAction } from "@/lib/actions/members";
import type { Role } from "@/lib/domain/access/roles";
import type { MemberDto } from "@/lib/schemas/access";
import { MemberRights, type Rights } from "./member-rights";
import { useFormAction } from "./use-form-action";

interface ChangeRolesDialogProps {
  org: string;
  member: MemberDto;
  grantable: readonly Role[];
  suppliers: readonly { readonly id: string; readonly name: string }[];
  onClose: () => void;
}

export function ChangeRolesDialog({ org, member, grantable, suppliers, onClose }: ChangeRolesDialogProps) {
  const formId = useId();
  const [rights, setRights] = useState<Rights>({
    roles: member.roles,
    supplierId: member.supplier?.id ?? null,
  });
  const { run, pending, failure, fields } = useFormAction();

  function submit(event: FormEvent) {
    event.preventDefault();
    void run(
      () => changeMemberAction(org, { membershipId: member.membershipId, ...rights }),
      () => {
        toast.success(`${member.name} has other roles now`);
        onClose();
      },
    );
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={`Roles of ${member.name}`}
      description="They count from the next thing that the person does. API keys keep no role that their owner lacks."
      width="large"
      footer={
        <>
          <Button onClick={onClose} disabled={pending}>
            Go back
          </Button>
          <Button type="submit" form={formId} variant="primary" pending={pending}>
            Change roles
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="space-y-4">
        <FormErrorSummary message={failure?.message} />
        <MemberRights
          value={rights}
          onChange={setRights}
          grantable={grantable}
          held={member.roles}
          suppliers={suppliers}
          errors={fields}
        />
      </form>
    </Dialog>
  );
}
