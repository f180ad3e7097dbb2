/**
 * npm writes into package-lock.json only those platforms' packages that the registry at hand serves. A registry that
 * mirrors one platform leaves a lock with which `npm ci` refuses to work, there and elsewhere.
 */

export interface LockEntry {
  version?: string;
  resolved?: string;
  cpu?: string[];
  os?: string[];
  libc?: string[];
  dev?: boolean;
  license?: string;
  optional?: boolean;
  optionalDependencies?: Record<string, string>;
}

export interface PackageLock {
  packages: Record<string, LockEntry>;
}

interface Missing {
  parent: string;
  name: string;
  version: string;
}

/** The optional packages that some package names and the lock does not hold. */
export function missingPlatformPackages({ packages }: PackageLock): Missing[] {
  return Object.entries(packages).flatMap(([parent, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !isHeld(packages, parent, name))
      .map(([name, range]) => ({ parent, name, version: range.replace(/^[~^]/, "") })),
  );
}

/** The lock with an entry for each of them. They carry no integrity, since nothing here has seen them. */
export function withPlatformPackages(lock: PackageLock): PackageLock {
  const added = missingPlatformPackages(lock).map(({ parent, name, version }) => {
    const { dev, license } = lock.packages[parent] ?? {};
    return [`node_modules/${name}`, { version, dev, license, optional: true, ...platformOf(name) }] as const;
  });
  const { "": root, ...rest } = lock.packages;
  const sorted = Object.entries({ ...rest, ...Object.fromEntries(added) }).sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return { ...lock, packages: { ...(root ? { "": root } : {}), ...Object.fromEntries(sorted) } };
}

function isHeld(packages: Record<string, LockEntry>, parent: string, name: string): boolean {
  const folders = parent
    .split("/node_modules/")
    .map((_, depth, all) => all.slice(0, depth + 1).join("/node_modules/"));
  return [...folders.map((folder) => `${folder}/node_modules/${name}`), `node_modules/${name}`].some(
    (key) => key in packages,
  );
}

const SYSTEMS = ["darwin", "win32", "freebsd", "android", "openharmony", "linux"];
const PROCESSORS: [RegExp, string][] = [
  [/wasm32/, "wasm32"],
  [/arm64|aarch64/, "arm64"],
  [/x64|x86_64/, "x64"],
  [/ia32/, "ia32"],
  [/ppc64/, "ppc64"],
  [/s390x/, "s390x"],
  [/riscv64/, "riscv64"],
  [/arm/, "arm"],
];

/** What a package for one platform says in its name. */
function platformOf(name: string): Pick<LockEntry, "cpu" | "os" | "libc"> {
  const system = SYSTEMS.find((candidate) => name.includes(candidate));
  const processor = PROCESSORS.find(([pattern]) => pattern.test(name))?.[1];
  const libc = /musl/.test(name) ? "musl" : system === "linux" && /gnu/.test(name) ? "glibc" : undefined;
  return {
    ...(processor ? { cpu: [processor] } : {}),
    ...(system ? { os: [system] } : {}),
    ...(libc ? { libc: [libc] } : {}),
  };
}
