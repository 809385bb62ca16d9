// Mail that is not lost, with a real process that really dies.

import { PASSWORD } from "../harness/founder";
import { expect, test } from "../harness/test";

test("kill -9 during a mail run loses nothing and sends nothing twice but what was in flight @once", async ({
  request, server, mailbox,
}) => {
  const addresses = Array.from({ length: 8 }, (_, n) => `founder${n}@example.jp`);
  mailbox.slowness = 400;
  mailbox.faults.push("later"); // one of them has to come round again
  for (const email of addresses) {
    const response = await request.post("/sign-up", { form: { email, password: PASSWORD } });
    expect(response.status()).toBe(200);
  }
  await expect.poll(() => mailbox.mails.length).toBeGreaterThanOrEqual(2);
  expect(mailbox.mails.length).toBeLessThan(addresses.length);
  await server.crashAndRestart();
  await server.setClock("2020-10-20T10:10:00+09:00"); // past the first back-off

  for (const email of addresses) await mailbox.waitFor(email);
  await new Promise((resolve) => setTimeout(resolve, 2000));
  const copies = addresses.map((email) => mailbox.to(email));
  for (const mails of copies) expect(new Set(mails.map((mail) => mail.raw)).size).toBe(1);
  // As many as one domain gets at once (mail.per_domain) were in flight.
  expect(copies.filter((mails) => mails.length > 1).length).toBeLessThanOrEqual(5);
  expect(Math.max(...copies.map((mails) => mails.length))).toBeLessThanOrEqual(2);
});
