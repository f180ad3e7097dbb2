"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { addNote } from "@/lib/actions/bookings";
import { announce } from "@/lib/client/announce";
import { LOST_ANSWER } from "@/lib/client/lost-answer";

interface NoteFormProps {
  org: string;
  bookingId: string;
}

/** A note stands in the timeline and changes nothing else. What was typed survives every error. */
export function NoteForm({ org, bookingId }: NoteFormProps) {
  const router = useRouter();
  const [text, setText] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [sending, setSending] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (sending) return;
    if (text.trim() === "") {
      setError("Write the note first.");
      return;
    }
    setSending(true);
    setError(null);
    const result = await addNote(org, { bookingId, text }).catch(() => null);
    setSending(false);
    if (!result) {
      setError(LOST_ANSWER);
      return;
    }
    if (!result.ok) {
      setError(result.error.fields?.text ?? result.error.message);
      return;
    }
    setText("");
    announce("The note is in the timeline.");
    router.refresh();
  }

  return (
    <form
      onSubmit={submit}
      className="mb-5 flex flex-col gap-2 border-b border-line pb-4"
      data-print="hide"
      noValidate
    >
      <Field label="Note" required hideLabel error={error}>
        <Textarea
          rows={2}
          maxLength={5_000}
          placeholder="Add a note for your colleagues"
          value={text}
          className="min-h-14"
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <div className="flex justify-end">
        <Button type="submit" size="small" pending={sending || undefined}>
          Add note
        </Button>
      </div>
    </form>
  );
}
