import type { FormEvent } from "react";
import { Button } from "./button";
import { Card, type CardProps } from "./card";

interface FormCardProps extends Pick<CardProps, "title" | "description" | "id" | "children"> {
  /** The verb of the deed, such as "Save changes". */
  submitLabel: string;
  pending: boolean;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
}

/** A form that is a card of its own, sent by the button at its foot. */
export function FormCard({ submitLabel, pending, onSubmit, children, ...card }: FormCardProps) {
  return (
    <form onSubmit={onSubmit} noValidate>
      <Card
        {...card}
        footer={
          <Button type="submit" variant="primary" pending={pending}>
            {submitLabel}
          </Button>
        }
      >
        <div className="space-y-4">{children}</div>
      </Card>
    </form>
  );
}
