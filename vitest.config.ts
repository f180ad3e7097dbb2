import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          testTimeout: 20_000,
          include: ["{lib,components,emails,test/unit}/**/*.test.{ts,tsx}"],
          environment: "node",
        },
      },
      // Nothing about time may depend on the zone that the server happens to be in.
      ...["America/St_Johns", "Pacific/Apia"].map((zone) => ({
        extends: true as const,
        test: {
          name: `time in ${zone}`,
          include: [
            "lib/domain/schedule/**/*.test.ts",
            "emails/**/*.test.tsx",
            "lib/client/time-text.test.ts",
          ],
          environment: "node" as const,
          env: { TZ: zone },
        },
      })),
      {
        extends: true,
        test: {
          name: "database",
          include: ["test/{database,model}/**/*.test.ts"],
          environment: "node",
          globalSetup: ["test/database/cluster.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // The worker answers within a second; a busy machine takes longer.
          expect: { poll: { timeout: 20_000 } },
        },
      },
      {
        extends: true,
        test: {
          name: "up",
          include: ["test/up/**/*.test.ts"],
          environment: "node",
          testTimeout: 180_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
