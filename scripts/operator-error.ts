/** An error that the person at the terminal can mend; its message is one clear sentence, fit to be shown alone. */
export class OperatorError extends Error {
  override name = "OperatorError";
}
