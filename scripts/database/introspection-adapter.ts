import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum, type SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import pg from "pg";

/** PostgreSQL's one-byte type "char", in which its catalog keeps kinds of constraints. */
const CHAR = 18;

/**
 * Prisma's adapter for reading a database's catalog. The published one knows no "char" and refuses the queries that
 * the schema engine asks; here such columns pass through it as text and come out as what the engine expects.
 */
export function introspectionAdapter(url: string): SqlMigrationAwareDriverAdapterFactory {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  // The database may be dropped while a connection idles here.
  pool.on("error", () => undefined);
  const charColumns = new WeakMap<object, number[]>();
  const query = pool.query.bind(pool) as (...given: unknown[]) => Promise<pg.QueryResult>;
  const queryAsText = async (...given: unknown[]) => {
    const result = await query(...given);
    const found = result.fields.flatMap((field, index) => (field.dataTypeID === CHAR ? [index] : []));
    for (const index of found)
      Object.assign(result.fields[index] ?? {}, { dataTypeID: pg.types.builtins.TEXT });
    charColumns.set(result.rows, found);
    return result;
  };
  Object.assign(pool, { query: queryAsText });

  const factory = new PrismaPg(pool, { disposeExternalPool: true });
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (asked) => {
      const result = await queryRaw(asked);
      for (const index of charColumns.get(result.rows) ?? [])
        result.columnTypes[index] = ColumnTypeEnum.Character;
      return result;
    };
    return adapter;
  };
  return factory;
}
