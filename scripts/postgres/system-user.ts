import { spawnSync } from "node:child_process";
import { OperatorError } from "../operator-error";

/** The user that PostgreSQL runs as when we are root, which it refuses to run as. */
export interface SystemUser {
  name: string;
  uid: number;
  gid: number;
}

const NAME = "postgres";

/** The system user for the database, made when missing; undefined when we are not root and need none. */
export function databaseUser(): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return lookUp() ?? create();
}

function lookUp(): SystemUser | undefined {
  const uid = idOf("-u");
  const gid = idOf("-g");
  return uid === undefined || gid === undefined ? undefined : { name: NAME, uid, gid };
}

function idOf(flag: "-u" | "-g"): number | undefined {
  const answer = spawnSync("id", [flag, NAME], { encoding: "utf8" });
  return answer.status === 0 ? Number.parseInt(answer.stdout, 10) : undefined;
}

function create(): SystemUser {
  const attempts: [string, string[]][] = [
    ["useradd", ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent", NAME]],
    ["adduser", ["-S", "-D", "-H", NAME]],
  ];
  for (const [program, parameters] of attempts) {
    if (spawnSync(program, parameters).status !== 0) continue;
    const user = lookUp();
    if (user) return user;
  }
  throw new OperatorError(
    `PostgreSQL refuses to run as root, and the system user ${NAME} could not be made: make it, run this as another user, or set DATABASE_URL to a server.`,
  );
}

/** Whether `user` can enter `folder`, tried as that user. */
export function canEnter(folder: string, user: SystemUser): boolean {
  const tried = spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], {
    cwd: "/",
    uid: user.uid,
    gid: user.gid,
  });
  return tried.status === 0;
}
