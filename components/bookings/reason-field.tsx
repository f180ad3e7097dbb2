import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";

interface ReasonFieldProps {
  label?: string | undefined;
  hint?: string;
  required: boolean;
  error: string | null;
  value: string;
  onChange: (reason: string) => void;
}

/** Why a command is given. */
export function ReasonField({
  label = "Reason",
  hint = "Goes to the timeline, and into the mails that this sends.",
  required,
  error,
  value,
  onChange,
}: ReasonFieldProps) {
  return (
    <Field label={label} required={required} hint={hint} error={error}>
      <Textarea
        value={value}
        maxLength={2_000}
        counter
        rows={3}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}
