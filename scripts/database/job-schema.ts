import { Logger, runMigrations } from "graphile-worker";
import type { ClientBase } from "pg";
import { APPLICATION_GROUP } from "./application-login";

const SILENT = new Logger(() => () => undefined);

/**
 * Installs graphile-worker's own schema as the owner and grants the application's group what a worker needs.
 * Its tables have row security on, which only their owner passes without a policy.
 */
export async function installJobSchema(client: ClientBase, ownerUrl: string): Promise<void> {
  await runMigrations({ connectionString: ownerUrl, logger: SILENT, maxPoolSize: 2 });
  await client.query(`
    DO $$
    DECLARE
      secured record;
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${APPLICATION_GROUP}') THEN
        RETURN;
      END IF;
      GRANT USAGE ON SCHEMA graphile_worker TO ${APPLICATION_GROUP};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA graphile_worker TO ${APPLICATION_GROUP};
      GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA graphile_worker TO ${APPLICATION_GROUP};
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO ${APPLICATION_GROUP};
      REVOKE INSERT, UPDATE, DELETE ON graphile_worker.migrations FROM ${APPLICATION_GROUP};
      FOR secured IN
        SELECT c.relname FROM pg_class c
        WHERE c.relnamespace = 'graphile_worker'::regnamespace AND c.relkind = 'r' AND c.relrowsecurity
          AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = '${APPLICATION_GROUP}')
      LOOP
        EXECUTE format('CREATE POLICY ${APPLICATION_GROUP} ON graphile_worker.%I TO ${APPLICATION_GROUP} USING (true) WITH CHECK (true)', secured.relname);
      END LOOP;
    END
    $$`);
}
