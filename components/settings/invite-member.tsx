"use client";

import { UserPlus } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormErrorSummary } from "@/components/ui/form-error-summary";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { inviteMemberAction } from "@/lib/actions/members";
import type { Role } from "@/lib/domain/access/roles";
import { MemberRights, type Rights } from "./member-rights";
import { useFormAction } from "./use-form-action";

interface InviteMemberProps {
  org: string;
  grantable: readonly Role[];
  suppliers: readonly { readonly id: string; readonly name: string }[];
}

const NO_RIGHTS: Rights = { roles: [], supplierId: null };

export function InviteMember({ org, grantable, suppliers }: InviteMemberProps) {
  const formId = useId();
  const [open, setOpen] = useState(false);
  const [email, setEmail] = useState("");
  const [rights, setRights] = useState(NO_RIGHTS);
  const { run, pending, failure, fields, reset } = useFormAction();

  function close() {
    setOpen(false);
    reset();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    void run(
      () => inviteMemberAction(org, { email, ...rights }),
      () => {
        toast.success(`Invitation to ${email} is on its way`);
        setEmail("");
        setRights(NO_RIGHTS);
        close();
      },
    );
  }

  return (
    <>
      <Button variant="primary" icon={<UserPlus aria-hidden />} onClick={() => setOpen(true)}>
        Invite member
      </Button>
      <Dialog
        open={open}
        onOpenChange={(next) => (next ? setOpen(true) : close())}
        title="Invite a member"
        description="They get a mail with a link that works for seven days."
        width="large"
        footer={
          <>
            <Button onClick={close} disabled={pending}>
              Go back
            </Button>
            <Button type="submit" form={formId} variant="primary" pending={pending}>
              Send invitation
            </Button>
          </>
        }
      >
        <form id={formId} onSubmit={submit} className="space-y-4" noValidate>
          <FormErrorSummary message={failure?.message} />
          <Field label="Email" error={fields.email} required>
            <Input
              type="email"
              inputMode="email"
              autoComplete="off"
              maxLength={254}
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          </Field>
          <MemberRights
            value={rights}
            onChange={setRights}
            grantable={grantable}
            held={[]}
            suppliers={suppliers}
            errors={fields}
          />
        </form>
      </Dialog>
    </>
  );
}
