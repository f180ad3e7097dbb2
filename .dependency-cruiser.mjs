// Who may import whom. The rules are the ones of docs/architecture.md; `npm run check` holds the code to them.

const production = "^(app|components|emails|lib)/";

/** What each room may import of the project's own code; everything else in the house is forbidden to it. */
const rooms = [
  {
    name: "domain",
    from: "^lib/domain/",
    may: ["^lib/domain/"],
    comment: "lib/domain is pure: it imports lib/domain alone.",
  },
  {
    name: "schemas",
    from: "^lib/schemas/",
    may: ["^lib/schemas/", "^lib/domain/"],
    comment: "lib/schemas describes what crosses the server's border: it imports lib/domain.",
  },
  {
    name: "server",
    from: "^lib/server/",
    may: ["^lib/server/", "^lib/domain/", "^lib/schemas/", "^lib/routes", "^emails/", "^generated/"],
    comment: "lib/server imports domain, schemas, typed paths, the mail templates and the database client.",
  },
  {
    name: "actions",
    from: "^lib/actions/",
    may: ["^lib/actions/", "^lib/server/", "^lib/schemas/", "^lib/domain/", "^lib/routes"],
    comment: "lib/actions are thin doors to lib/server.",
  },
  {
    name: "client",
    from: "^lib/client/",
    may: ["^lib/client/", "^lib/schemas/", "^lib/domain/", "^lib/routes"],
    comment: "lib/client runs in the browser: nothing of the server gets there.",
  },
  {
    name: "routes",
    from: "^lib/routes",
    may: ["^lib/routes", "^lib/domain/"],
    comment: "lib/routes.ts is imported everywhere and so imports next to nothing.",
  },
  {
    name: "ui",
    from: "^components/ui/",
    may: ["^components/ui/", "^lib/client/"],
    comment: "components/ui knows no domain words.",
  },
  {
    name: "components",
    from: "^components/",
    may: ["^components/", "^lib/domain/", "^lib/schemas/", "^lib/actions/", "^lib/client/", "^lib/routes"],
    comment: "components get data as props and act through lib/actions; they never import lib/server.",
  },
  {
    name: "emails",
    from: "^emails/",
    may: ["^emails/", "^lib/domain/"],
    comment: "emails are props in, markup out.",
  },
];

/** Packages that reach outside of the process, and the language's own doors to the outside. */
const impure =
  "^(fs|net|http|https|child_process|dns|tls|os|crypto|worker_threads)$|node_modules/(next|react|zod|pg|@prisma)/";

export default {
  forbidden: [
    ...rooms.map(({ name, from, may, comment }) => ({
      name: `${name}-imports`,
      severity: "error",
      comment,
      from: { path: from, pathNot: "\\.test\\.tsx?$" },
      to: { path: `${production}|^(generated|prisma|scripts|test|e2e)/`, pathNot: may },
    })),
    {
      name: "domain-is-pure",
      severity: "error",
      comment: "lib/domain has no clock, no randomness, no database, no React and no zod.",
      from: { path: "^lib/domain/", pathNot: "\\.test\\.ts$" },
      to: { path: impure },
    },
    {
      name: "database-client-stays-in-server",
      severity: "error",
      comment: "Prisma's types stay inside lib/server; what leaves it are the DTOs of lib/schemas.",
      from: { path: production, pathNot: "^lib/server/|\\.test\\.tsx?$" },
      to: { path: "^generated/|node_modules/(@prisma|pg|graphile-worker)/" },
    },
    {
      name: "app-reads-with-loaders",
      severity: "error",
      comment: "Pages and API routes go through lib/server's nouns, never to the database by themselves.",
      from: { path: "^app/", pathNot: "^app/api/health/" },
      to: { path: "^lib/server/db/" },
    },
    {
      name: "outside-tests-and-seed",
      severity: "error",
      comment: "Browser tests and the seed know the product from outside: no pages, no components.",
      from: { path: "^(e2e|prisma/seed)/" },
      to: { path: "^(app|components)/" },
    },
    {
      name: "no-cycles",
      severity: "error",
      comment: "Two files that need each other are one file, or hide a third.",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-barrels",
      severity: "error",
      comment: "A file is imported from where it is written; an index that only passes on hides that.",
      from: {},
      to: { path: `(${production}|^scripts/|^test/).*index\\.tsx?$`, pathNot: "^node_modules" },
    },
    {
      name: "resolvable",
      severity: "error",
      comment: "Every import leads somewhere.",
      from: { path: `${production}|^(scripts|test|e2e|prisma)/` },
      to: { couldNotResolve: true },
    },
    {
      name: "no-development-packages",
      severity: "error",
      comment: "What runs in production is a dependency, not a development dependency.",
      from: { path: production, pathNot: "\\.test\\.tsx?$" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    parser: "swc",
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: ["node_modules", "^generated/"] },
    exclude: { path: "^\\.next/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".css"],
    },
  },
};
