import { ForbiddenMessage } from "@/components/shell/forbidden-message";

/** Within the desk, so that the navigation stays. */
export default function DeskForbidden() {
  return <ForbiddenMessage />;
}
