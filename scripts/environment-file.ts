import { existsSync } from "node:fs";
import path from "node:path";
import { PROJECT_FOLDER } from "./runtime/data-folder";

/** Takes settings from the project's .env, if there is one; what the environment already has stays as it is. */
export function loadEnvironmentFile(): void {
  const file = path.join(PROJECT_FOLDER, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
}
