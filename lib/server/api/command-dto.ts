import type { AvailableCommand } from "@/lib/domain/lifecycle/available";
import type { CommandDto } from "@/lib/schemas/api-answers";

/** A command as it leaves the server: of each refusal its code and sentence, of the preview its lines. */
export function toCommandDto(command: AvailableCommand): CommandDto {
  return {
    command: command.command,
    to: command.to,
    allowed: command.allowed,
    reasonRequired: command.reasonRequired,
    input: command.input ?? null,
    automatic: command.automatic,
    refusals: command.refusals.map(({ code, message }) => ({ code, message })),
    preview: command.preview.map(({ kind, text }) => ({ kind, text })),
  };
}
