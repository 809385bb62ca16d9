// The real server binary, one per test: a free port, a database and keys in a
// temporary folder, its clock in a file.

import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import type { Mailbox } from "./mailbox";

const root = resolve(import.meta.dirname, "../..");
const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
const binary = process.env.TSUKIHAJIME_BINARY ?? join(target, "debug", "tsukihajime");
/** The site that the server hands out lies beside it. */
export const siteFolder = join(dirname(binary), "site");

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}

export class Server {
  /** Everything the server has printed, over restarts. */
  log = "";
  private process: ChildProcess | undefined;

  private constructor(
    private readonly folder: string,
    readonly url: string,
    readonly adminUrl: string,
    private readonly env: Record<string, string>,
  ) {}

  /** Starts at `now` (RFC 3339) with mail going to `mailbox`; `more` overrides
   *  configuration by its environment names. */
  static async start(mailbox: Mailbox, now: string, more: Record<string, string> = {}): Promise<Server> {
    const folder = await mkdtemp(join(tmpdir(), "tsukihajime-e2e-"));
    const [port, adminPort] = [await freePort(), await freePort()];
    const url = `http://127.0.0.1:${port}`;
    const server = new Server(folder, url, `http://127.0.0.1:${adminPort}`, {
      PATH: process.env.PATH ?? "",
      RUST_BACKTRACE: "1",
      TSUKIHAJIME__HTTP__LISTEN: `127.0.0.1:${port}`,
      TSUKIHAJIME__HTTP__PUBLIC_URL: url,
      TSUKIHAJIME__ADMIN__LISTEN: `127.0.0.1:${adminPort}`,
      TSUKIHAJIME__DATABASE__URL: `sqlite://${join(folder, "tsukihajime.sqlite")}`,
      TSUKIHAJIME__MAIL__URL: mailbox.url,
      TSUKIHAJIME__MAIL__FROM: "tsukihajime@example.jp",
      TSUKIHAJIME__SECRETS__KEY_FILE: join(folder, "keys"),
      TSUKIHAJIME__OPERATOR__NAME: "End-to-end tests",
      TSUKIHAJIME__OPERATOR__CONTACT: "operator@example.jp",
      ...LIMITS_OFF,
      ...more,
    });
    await server.setClock(now);
    await server.run();
    return server;
  }

  /** Moves the server's "now". Written beside and renamed, for the server may
   *  read at any moment. */
  async setClock(now: string): Promise<void> {
    await writeFile(`${this.clockFile}.new`, `${now}\n`);
    await rename(`${this.clockFile}.new`, this.clockFile);
  }

  /** Waits until reminders have been planned twice from now on: a first round
   *  may have begun before the clock was moved, and what it queued is sent
   *  before the second has ended. */
  async remindersPlanned(): Promise<void> {
    const rounds = async () => {
      const metrics = await (await fetch(`${this.adminUrl}/metrics`)).text();
      return Number(/^planner_rounds_total (\d+)/m.exec(metrics)?.[1] ?? 0);
    };
    const enough = (await rounds()) + 2;
    for (const until = Date.now() + 30_000; (await rounds()) < enough; ) {
      if (Date.now() > until) throw new Error("no reminders are planned");
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  private get clockFile(): string {
    return join(this.folder, "clock");
  }

  private async run(): Promise<void> {
    const child = spawn(binary, ["serve", "--clock", this.clockFile], { env: this.env, cwd: this.folder });
    this.process = child;
    const from = this.log.length;
    const keep = (chunk: Buffer) => (this.log += chunk.toString());
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    let gone: string | undefined;
    child.on("error", (error) => (gone = String(error)));
    child.on("exit", (code, signal) => (gone = `it ended with ${code ?? signal}`));
    for (const began = Date.now(); !this.log.slice(from).includes("listening on http://"); ) {
      if (gone || Date.now() - began > 60_000) {
        throw new Error(`the server did not start: ${gone ?? "silent for 60 s"}\n${this.log.slice(from)}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  private async end(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    const child = this.process;
    this.process = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }

  /** `kill -9` and a new start on the same data. */
  async crashAndRestart(): Promise<void> {
    await this.end("SIGKILL");
    await this.run();
  }

  /** What an operator meets who puts an older copy of the key file back while
   *  the server runs: codes that were sealed anew since no longer open. */
  async putOldKeysBack(): Promise<void> {
    const keys = join(this.folder, "keys");
    const old = await readFile(keys);
    const { stdout, stderr } = await promisify(execFile)(binary, ["rotate-key"], {
      env: this.env, cwd: this.folder, maxBuffer: 64 << 20,
    });
    this.log += stdout + stderr;
    await writeFile(keys, old);
  }

  /** `staff invite` beside the serving process. */
  async inviteStaff(email: string, bureau: string, role: "clerk" | "lead" | "admin"): Promise<void> {
    const args = ["staff", "invite", email, "--bureau", bureau, "--role", role, "--clock", this.clockFile];
    await promisify(execFile)(binary, args, { env: this.env, cwd: this.folder });
  }

  async stop(): Promise<void> {
    await this.end("SIGTERM");
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Limits have tests of their own in server/tests; here they would only slow
 *  the journeys down. */
const LIMITS_OFF = Object.fromEntries(
  [
    "GUIDE_PER_MINUTE", "SIGN_IN_PER_MINUTE", "SIGN_IN_FAILURES", "SIGN_IN_FAILURES_IN_ALL", "LINK_MAILS_PER_HOUR",
    "LINK_MAILS_PER_CLIENT", "LINK_MAILS_IN_ALL", "QUESTIONS_PER_DAY", "REQUESTS_PER_MINUTE",
  ].map((limit) => [`TSUKIHAJIME__LIMITS__${limit}`, "0"]),
);
