// A real mail server of somebody else's making: encryption, a password, a "no"
// at each step, a connection cut after the text, slowness.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PASSWORD } from "../harness/founder";
import { Mailbox, type Guard } from "../harness/mailbox";
import { Server } from "../harness/server";
import { expect, test } from "../harness/test";

/** A certificate for localhost, and the authority that vouches for it. */
function certificate(): { ca: string; key: string; cert: string } {
  const folder = mkdtempSync(join(tmpdir(), "tsukihajime-ca-"));
  const at = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => execFileSync("openssl", args, { stdio: "ignore" });
  openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=Test authority",
    "-keyout", at("ca.key"), "-out", at("ca.pem"));
  openssl("req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-keyout", at("key.pem"), "-out", at("csr.pem"));
  writeFileSync(at("ext"), "subjectAltName=DNS:localhost\nbasicConstraints=CA:FALSE\n");
  openssl("x509", "-req", "-in", at("csr.pem"), "-CA", at("ca.pem"), "-CAkey", at("ca.key"), "-CAcreateserial",
    "-days", "2", "-extfile", at("ext"), "-out", at("cert.pem"));
  return { ca: at("ca.pem"), key: readFileSync(at("key.pem"), "utf8"), cert: readFileSync(at("cert.pem"), "utf8") };
}

for (const secure of [true, false]) {
  const way = secure ? "smtps" : "STARTTLS";
  test(`by ${way} with a password, whatever the server refuses at first, each mail comes once @once`, async ({
    request,
  }) => {
    const { ca, key, cert } = certificate();
    const guard: Guard = { key, cert, secure, user: "portal@example.jp", password: "p#/?@ss" };
    const mailbox = await Mailbox.open(guard);
    const server = await Server.start(mailbox, "2026-11-24T10:00:00+09:00", { TSUKIHAJIME__MAIL__CA_FILE: ca });
    mailbox.refusals.push(
      { step: "connect", code: 421, words: "4.3.2 busy" },
      { step: "auth", code: 454, words: "4.7.0 not now" },
      { step: "mail from", code: 451, words: "4.3.0 later" },
      { step: "mail from", code: 553, words: "5.7.1 sender not allowed" },
      { step: "rcpt to", code: 450, words: "4.2.0 greylisted" },
    );
    mailbox.faults.push("later", "drop after data");
    const addresses = ["one@one.example", "two@two.example", "three@three.example"];
    for (const email of addresses) {
      const response = await request.post(`${server.url}/sign-up`, { form: { email, password: PASSWORD } });
      expect(response.status()).toBe(200);
    }
    // Pauses and waits are by the site's clock.
    let minutes = 0;
    await expect
      .poll(
        async () => {
          minutes += 1;
          await server.setClock(new Date(Date.UTC(2026, 10, 24, 1, minutes * 2)).toISOString());
          return new Set(mailbox.mails.map((mail) => mail.to[0])).size;
        },
        { timeout: 60_000, intervals: [400] },
      )
      .toBe(addresses.length);
    expect(mailbox.refusals).toEqual([]);
    expect(mailbox.signedIn).toBeGreaterThan(0);
    // Only what was cut after its text may have come twice, and then the same.
    const copies = addresses.map((email) => mailbox.to(email));
    expect(copies.filter((mails) => mails.length > 1).length).toBeLessThanOrEqual(1);
    for (const mails of copies) expect(new Set(mails.map((mail) => mail.raw)).size).toBe(1);
    expect(server.log).not.toContain("p#/?@ss");
    await server.stop();
    await mailbox.close();
  });
}

test("a password that is refused for good is named, and costs no mail anything @once", async ({ request }) => {
  const { ca, key, cert } = certificate();
  const mailbox = await Mailbox.open({ key, cert, secure: true, user: "portal", password: "right" });
  mailbox.refusals.push({ step: "auth", code: 535, words: "5.7.8 not you" });
  const server = await Server.start(mailbox, "2026-11-24T10:00:00+09:00", { TSUKIHAJIME__MAIL__CA_FILE: ca });
  await request.post(`${server.url}/sign-up`, { form: { email: "one@one.example", password: PASSWORD } });
  const ready = async () => (await request.get(`${server.url}/readyz`)).text();
  await expect.poll(ready).toContain("refuses us");
  await server.setClock("2026-11-24T10:05:00+09:00");
  await mailbox.waitFor("one@one.example");
  await expect.poll(ready).toContain('"mail":"ok"');
  await server.stop();
  await mailbox.close();
});
