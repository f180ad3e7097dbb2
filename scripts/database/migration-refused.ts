/** A migration that is not applied for a reason that a person can mend; its message is fit to be shown alone. */
export class MigrationRefused extends Error {
  override name = "MigrationRefused";
}
