// A real SMTP server on a free port that keeps what it is given, and that can
// be told to misbehave as mail servers do.

import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer } from "smtp-server";

export type Mail = {
  to: string[];
  subject: string;
  text: string;
  html: string;
  messageId: string;
  /** The very bytes after DATA. */
  raw: string;
  parsed: ParsedMail;
};

/** What happens to the next message: taken, put off, refused, or taken and the
 *  connection cut before the sender hears of it. */
export type Fault = "later" | "never" | "drop after data";

/** A step before the text at which the server says no. */
export type Step = "connect" | "auth" | "mail from" | "rcpt to";

/** How a mailbox is reached, if not in the clear and by anybody. */
export type Guard = { key: string; cert: string; secure: boolean; user: string; password: string };

export class Mailbox {
  /** Everything accepted so far, oldest first. */
  readonly mails: Mail[] = [];
  /** Used up one per message, then everything is accepted. */
  readonly faults: Fault[] = [];
  /** How long the sender waits for the answer to a message, in milliseconds. */
  slowness = 0;
  /** Replies before the text, used up one each; the first number says for how long. */
  readonly refusals: { step: Step; code: number; words: string }[] = [];
  /** How often somebody came in by the right password. */
  signedIn = 0;
  private readonly sockets = new Set<{ destroy(): void }>();

  private constructor(
    private readonly smtp: SMTPServer,
    private readonly guard: Guard | undefined,
  ) {}

  static async open(guard?: Guard): Promise<Mailbox> {
    let mailbox: Mailbox;
    const refuse = (step: Step, done: (error?: Error | null) => void) => done(mailbox.refusal(step));
    const smtp = new SMTPServer({
      ...(guard
        ? { key: guard.key, cert: guard.cert, secure: guard.secure }
        : { authOptional: true, disabledCommands: ["STARTTLS", "AUTH"] }),
      logger: false,
      onConnect: (_, done) => refuse("connect", done),
      onAuth({ username, password }, session, done) {
        const refusal = mailbox.refusal("auth");
        if (refusal) return done(refusal);
        if (!session.secure || username !== guard?.user || password !== guard.password) {
          return done(Object.assign(new Error("5.7.8 not you"), { responseCode: 535 }));
        }
        mailbox.signedIn += 1;
        done(null, { user: username });
      },
      onMailFrom: (_, __, done) => refuse("mail from", done),
      onRcptTo: (_, __, done) => refuse("rcpt to", done),
      onData(stream, session, done) {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => {
          void mailbox
            .receive(Buffer.concat(chunks), session.envelope.rcptTo.map((to) => to.address))
            .then((error) => (error === "cut" ? mailbox.cutConnections() : done(error)));
        });
      },
    });
    mailbox = new Mailbox(smtp, guard);
    smtp.on("error", () => undefined); // a sender that goes away is part of the tests
    smtp.server.on("connection", (socket: { destroy(): void; once(event: "close", f: () => void): void }) => {
      mailbox.sockets.add(socket);
      socket.once("close", () => mailbox.sockets.delete(socket));
    });
    smtp.listen(0, "127.0.0.1");
    await once(smtp.server, "listening");
    return mailbox;
  }

  get url(): string {
    const { port } = this.smtp.server.address() as AddressInfo;
    if (!this.guard) return `smtp://127.0.0.1:${port}`;
    const { secure, user, password } = this.guard;
    const who = `${encodeURIComponent(user)}:${encodeURIComponent(password)}@localhost:${port}`;
    return secure ? `smtps://${who}` : `smtp://${who}?tls=required`;
  }

  /** What a step is to be refused with, if it is its turn. */
  private refusal(step: Step): Error | null {
    if (this.refusals[0]?.step !== step) return null;
    const { code, words } = this.refusals.shift()!;
    return Object.assign(new Error(words), { responseCode: code });
  }

  private async receive(bytes: Buffer, to: string[]): Promise<Error | "cut" | null> {
    const fault = this.faults.shift();
    if (fault === "later") return Object.assign(new Error("try again later"), { responseCode: 451 });
    if (fault === "never") return Object.assign(new Error("no such user"), { responseCode: 550 });
    const parsed = await simpleParser(bytes);
    this.mails.push({
      to,
      subject: parsed.subject ?? "",
      text: parsed.text ?? "",
      html: parsed.html || "",
      messageId: parsed.messageId ?? "",
      raw: bytes.toString("utf8"),
      parsed,
    });
    if (this.slowness) await new Promise((resolve) => setTimeout(resolve, this.slowness));
    return fault === "drop after data" ? "cut" : null;
  }

  private cutConnections(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  to(address: string): Mail[] {
    return this.mails.filter((mail) => mail.to.includes(address));
  }

  /** The n-th mail (from 1) to this address, as soon as it is there. */
  async waitFor(address: string, n = 1): Promise<Mail> {
    return this.when(`mail ${n} to ${address}`, () => this.to(address)[n - 1]);
  }

  async waitForSubject(address: string, subject: string): Promise<Mail> {
    return this.when(`"${subject}" to ${address}`, () => this.to(address).find((mail) => mail.subject === subject));
  }

  private async when(what: string, find: () => Mail | undefined, seconds = 30): Promise<Mail> {
    for (const until = Date.now() + seconds * 1000; Date.now() < until; ) {
      const mail = find();
      if (mail) return mail;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const seen = this.mails.map((mail) => `${mail.to.join(",")}: ${mail.subject}`).join("\n  ") || "none";
    throw new Error(`${what} did not come within ${seconds} s; seen:\n  ${seen}`);
  }

  async close(): Promise<void> {
    this.cutConnections();
    await new Promise<void>((resolve) => this.smtp.close(() => resolve()));
  }
}

/** The first link of a mail whose address contains `part`. */
export function linkIn(mail: Mail, part: string): string {
  const link = [...mail.text.matchAll(/https?:\/\/[^\s<>"]+/g)].map(([url]) => url).find((url) => url.includes(part));
  if (!link) throw new Error(`no link with "${part}" in "${mail.subject}":\n${mail.text}`);
  return link;
}
