import { NotFoundMessage } from "@/components/shell/not-found-message";

/** Within the desk, so that the navigation stays. */
export default function DeskNotFound() {
  return <NotFoundMessage />;
}
