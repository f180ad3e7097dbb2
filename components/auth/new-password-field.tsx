import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** No rules but length: several words in a row are easier to keep, and harder to guess. */
export function NewPasswordField({ label, error }: { label: string; error?: string | undefined }) {
  return (
    <Field
      label={label}
      hint="At least 12 characters. Several words in a row are good; a password manager is better."
      error={error}
      required
    >
      <Input name="password" type="password" autoComplete="new-password" minLength={12} maxLength={200} />
    </Field>
  );
}
