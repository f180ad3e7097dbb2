export interface ComboboxOption {
  value: string;
  label: string;
  hint?: string;
  /** Heading that it is listed under; options of one group stand together. */
  group?: string;
  disabledReason?: string | null;
}
