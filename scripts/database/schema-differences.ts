import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";
import { PROJECT_FOLDER } from "../runtime/data-folder";
import { introspectionAdapter } from "./introspection-adapter";

const SCHEMA_FILE = path.join(PROJECT_FOLDER, "prisma", "schema.prisma");

/** Tables that other tools keep in the same schema. */
const NOT_OURS = ["public._prisma_migrations"];

/**
 * The SQL that would turn the migrated database into what `schema` (Prisma's text; schema.prisma when left out) says,
 * or an empty text when the two agree. What Prisma cannot express, such as checks and triggers, it does not see.
 */
export async function schemaDifferences(
  ownerUrl: string,
  schema = readFileSync(SCHEMA_FILE, "utf8"),
): Promise<string> {
  loadEngine();
  const adapter = bindMigrationAwareSqlAdapterFactory(introspectionAdapter(ownerUrl));
  const silent = () => undefined;
  const files = [{ path: SCHEMA_FILE, content: schema }];
  const instance = await engine.SchemaEngine.new({ datamodels: [[SCHEMA_FILE, schema]] }, silent, adapter);
  try {
    const result = await instance.diff({
      from: { tag: "schemaDatasource", files, configDir: path.dirname(SCHEMA_FILE) },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: true,
      filters: { externalTables: NOT_OURS, externalEnums: [] },
    });
    return result.exitCode === 0 ? "" : (result.stdout ?? "").trim();
  } finally {
    instance.free();
  }
}

let loaded = false;

/** Node does not import .wasm files by itself, so that the module is put together by hand. */
function loadEngine(): void {
  if (loaded) return;
  const file = createRequire(import.meta.url)
    .resolve("@prisma/schema-engine-wasm")
    .replace(/schema_engine\.js$/, "schema_engine_bg.wasm");
  const module = new WebAssembly.Module(readFileSync(file));
  const imports = { "./schema_engine_bg.js": engine as unknown as WebAssembly.ModuleImports };
  const { exports } = new WebAssembly.Instance(module, imports);
  engine.__wbg_set_wasm(exports);
  (exports.__wbindgen_start as () => void)();
  loaded = true;
}
