import { resolve } from "node:path";
import { z } from "zod";
import { PlainError } from "./plain-error";

/** What the environment says. Null: not set, so that the start scripts choose. */
export type Env = {
  port: number;
  /** What the app connects to. Null: the PostgreSQL that comes with Holdfast. */
  databaseUrl: string | null;
  /** Most connections of one process of the app. */
  databaseConnections: number;
  /** What migrations connect to, directly and as the role that owns the tables. */
  databaseOwnerUrl: string | null;
  /** What listens for changes, directly: behind a pooler, LISTEN hears nothing. */
  databaseListenUrl: string | null;
  /** Absolute path of the directory for the embedded database, generated secrets and logs. */
  dataDir: string;
  /** Scheme, host and port people open, as browsers write it. */
  origin: string;
  /** Key of the sign-in cookie, at least 32 characters. */
  nextauthSecret: string | null;
  /** What the keys for notices are derived from, at least 32 characters; the same for every process. */
  noticeSecret: string | null;
  /** Where mail goes out, as smtp:// or smtps:// with the login. Null: nobody can be told by mail. */
  smtpUrl: string | null;
  /** Whom mail says it is from. */
  mailFrom: string | null;
  /** Push services besides those of the large browsers: host and port. */
  pushHosts: readonly string[];
  /** Whether jobs run beside the app; otherwise `npm run worker` does them. */
  jobs: "here" | "apart";
  /** File with the keys of the demo people, or null outside of a demo. */
  demoFile: string | null;
  /** How many writes one device may send in a minute; all other limits follow from it. */
  requestsPerMinute: number;
  /** From which weight on something is worth a line in the log. */
  logLevel: LogLevel;
  /** Who brings it may read the metrics. Null: nobody may. */
  metricsToken: string | null;
  /** How long new requests are still taken, while `/readyz` sends them elsewhere, once the app was told to stop. */
  leaveSeconds: number;
  /** How long requests in flight may take from then on. */
  shutdownSeconds: number;
};

const logLevels = ["silent", "fatal", "error", "warn", "info", "debug"] as const;
export type LogLevel = (typeof logLevels)[number];

/**
 * Reads and checks the environment; an empty variable counts as not set.
 * Throws a `PlainError` with one line per variable that is wrong.
 */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = variables.safeParse(set);
  if (!result.success) throw new PlainError(result.error.issues.map(sayIssue).join("\n"));
  const { PORT, DATABASE_URL, DATABASE_OWNER_URL, HOLDFAST_DATA, HOLDFAST_ORIGIN, ...rest } = result.data;
  return {
    port: PORT,
    databaseUrl: DATABASE_URL ?? null,
    databaseConnections: rest.DATABASE_CONNECTIONS,
    databaseOwnerUrl: DATABASE_OWNER_URL ?? DATABASE_URL ?? null,
    databaseListenUrl: rest.DATABASE_LISTEN_URL ?? DATABASE_URL ?? null,
    dataDir: resolve(HOLDFAST_DATA),
    origin: HOLDFAST_ORIGIN ?? `http://localhost:${PORT}`,
    nextauthSecret: rest.NEXTAUTH_SECRET ?? null,
    noticeSecret: rest.HOLDFAST_NOTICE_SECRET ?? null,
    smtpUrl: rest.HOLDFAST_SMTP_URL ?? null,
    mailFrom: rest.HOLDFAST_MAIL_FROM ?? null,
    pushHosts: rest.HOLDFAST_PUSH_HOSTS?.split(",") ?? [],
    jobs: rest.HOLDFAST_JOBS,
    demoFile: rest.HOLDFAST_DEMO ? resolve(rest.HOLDFAST_DEMO) : null,
    requestsPerMinute: rest.HOLDFAST_REQUESTS_PER_MINUTE,
    logLevel: rest.HOLDFAST_LOG_LEVEL,
    metricsToken: rest.HOLDFAST_METRICS_TOKEN ?? null,
    leaveSeconds: rest.HOLDFAST_LEAVE_SECONDS,
    shutdownSeconds: rest.HOLDFAST_SHUTDOWN_SECONDS,
  };
}

const database = "must be a PostgreSQL URL, such as postgres://app:password@localhost:5432/holdfast.";
const origin = "must be the address people open without a path, such as https://holdfast.example.org.";
const secret = "must be at least 32 characters long. Make one with `openssl rand -base64 32`.";
const lonely = "needs DATABASE_URL as well: without it Holdfast starts a database of its own.";

const smtp = "must be an SMTP URL, such as smtps://login:password@mail.example.org.";
const sender = "must be a mail address, such as holdfast@example.org.";
const hosts =
  "must be hosts, with their ports if unusual, separated by commas, such as push.example.org,localhost:8443.";
const where = "must be `here` or `apart`.";

const postgresUrl = z.string().refine((text) => /^postgres(ql)?:\/\/./.test(text), database);

const variables = z
  .object({
    PORT: whole("PORT", 1, 65_535, 3000),
    DATABASE_URL: postgresUrl.optional(),
    DATABASE_OWNER_URL: postgresUrl.optional(),
    DATABASE_LISTEN_URL: postgresUrl.optional(),
    DATABASE_CONNECTIONS: whole("DATABASE_CONNECTIONS", 1, 1000, 10),
    HOLDFAST_DATA: z.string().default(".data"),
    HOLDFAST_ORIGIN: z.string().refine(isOrigin, origin).optional(),
    NEXTAUTH_SECRET: z.string().min(32, secret).optional(),
    HOLDFAST_NOTICE_SECRET: z.string().min(32, secret).optional(),
    HOLDFAST_SMTP_URL: z
      .string()
      .refine((text) => /^smtps?:\/\/./.test(text) && URL.canParse(text), smtp)
      .optional(),
    HOLDFAST_MAIL_FROM: z.email(sender).optional(),
    HOLDFAST_PUSH_HOSTS: z
      .string()
      .regex(/^[a-z0-9.-]+(:\d+)?(,[a-z0-9.-]+(:\d+)?)*$/, hosts)
      .optional(),
    HOLDFAST_JOBS: z.enum(["here", "apart"], where).default("here"),
    HOLDFAST_DEMO: z.string().optional(),
    HOLDFAST_REQUESTS_PER_MINUTE: whole("HOLDFAST_REQUESTS_PER_MINUTE", 12, 999_999_999, 120),
    HOLDFAST_LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(", ")}.`).default("info"),
    HOLDFAST_METRICS_TOKEN: z.string().min(32, secret).optional(),
    HOLDFAST_LEAVE_SECONDS: whole("HOLDFAST_LEAVE_SECONDS", 0, 60, 0),
    HOLDFAST_SHUTDOWN_SECONDS: whole("HOLDFAST_SHUTDOWN_SECONDS", 1, 600, 20),
  })
  .refine((env) => !env.DATABASE_OWNER_URL || env.DATABASE_URL, {
    path: ["DATABASE_OWNER_URL"],
    message: lonely,
  })
  .refine((env) => !env.HOLDFAST_SMTP_URL || env.HOLDFAST_MAIL_FROM, {
    path: ["HOLDFAST_MAIL_FROM"],
    message: sender,
  });

/** All there is to set; docs/deploy.md says of each what it does. */
export const variableNames: readonly string[] = Object.keys(variables.shape);

/** A whole number in digits; the usual one stands in for none, and as the example when it is wrong. */
function whole(name: string, least: number, most: number, usual: number) {
  const message = `must be a whole number from ${least} to ${most}, such as ${name}=${usual}.`;
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .pipe(z.number().min(least, message).max(most, message))
    .default(usual);
}

function isOrigin(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

function sayIssue(issue: z.core.$ZodIssue): string {
  return `${issue.path.join(".")} ${issue.message}`;
}
