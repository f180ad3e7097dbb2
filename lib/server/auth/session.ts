import NextAuth, { CredentialsSignin, type NextAuthConfig } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { routes, safeNextPath } from "@/lib/routes";
import { checkCredentials } from "@/lib/server/auth/check-credentials";
import { addressOf } from "@/lib/server/client-address";
import { config, derivedKey } from "@/lib/server/config";
import { log } from "@/lib/server/log";

declare module "next-auth" {
  interface User {
    epoch: number;
  }
  interface Session {
    userId: string;
    epoch: number;
  }
}

const SESSION_DAYS = 14;

/** Thrown out of the credentials check when there were too many attempts; its code reaches the form. */
export class TooManyAttempts extends CredentialsSignin {
  override code = "rate_limited";
}

const credentialsProvider = Credentials({
  credentials: { email: { type: "email" }, password: { type: "password" } },
  async authorize(given, request) {
    const check = await checkCredentials(given, addressOf(request.headers));
    if (check.outcome === "rate_limited") throw new TooManyAttempts();
    return check.outcome === "accepted" ? check.user : null;
  },
});

/**
 * The cookie holds the person's id and session epoch and nothing else: what the person may do is read from the
 * database on every request. Read lazily, because a build has no secret.
 */
function settings(): NextAuthConfig {
  const { APP_URL } = config();
  // Addresses are built from APP_URL; next-auth would take them from the Host header.
  process.env.AUTH_URL = new URL(APP_URL).origin;
  return {
    providers: [credentialsProvider],
    secret: derivedKey("auth").toString("base64url"),
    trustHost: true,
    useSecureCookies: APP_URL.startsWith("https:"),
    session: { strategy: "jwt", maxAge: SESSION_DAYS * 86_400 },
    pages: { signIn: routes.login(), error: routes.login(), signOut: routes.home },
    callbacks: {
      jwt: ({ token, user }) => (user ? { sub: user.id, epoch: user.epoch } : token),
      session: ({ session, token }) => ({
        expires: session.expires,
        userId: String(token.sub ?? ""),
        epoch: Number(token.epoch ?? -1),
      }),
      redirect: ({ url, baseUrl }) => {
        const path = url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url;
        return new URL(safeNextPath(path), baseUrl).href;
      },
    },
    logger: {
      error: (error) => {
        if (error instanceof CredentialsSignin) return;
        log().warn(
          { type: error.name, cause: error.message.slice(0, 200) },
          "a sign-in or session was refused",
        );
      },
      warn: () => {},
      debug: () => {},
    },
  };
}

export const { handlers, auth, signIn, signOut } = NextAuth(settings);
