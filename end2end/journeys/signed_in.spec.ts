// Every page behind the sign-in, as a founder and as staff find it.

import { Founder, PASSWORD, planOf } from "../harness/founder";
import { linkIn } from "../harness/mailbox";
import { test } from "../harness/test";

const ACCOUNT = ["/account", "/account/email", "/account/password", "/account/delete", "/account/mail"];

test("axe finds nothing on a founder's pages, and none scrolls sideways at 320 px", async ({
  page, mailbox, t, expectEachGood,
}) => {
  test.setTimeout(240_000);
  const founder = new Founder(page, mailbox, t);
  const plan = await founder.keepPlan(planOf("2021-05", "13", "both"));
  const steps = [1, 2, 3, 4, 5, 6, 7].map((step) => `${plan}/steps/${step}`);
  const acts = ["opening", "calendar", "history", "name", "remove", "form1", "ready"].map((act) => `${plan}/${act}`);
  await expectEachGood(["/plans", plan, ...steps, ...acts, "/questions", "/ask", "/guide", "/guide/where", ...ACCOUNT]);
});

test("axe finds nothing on the desk, and it does not scroll sideways at 320 px", async ({
  page, server, mailbox, t, expectEachGood,
}) => {
  const email = "lead@example.go.jp";
  const lead = new Founder(page, mailbox, t, email);
  await server.inviteStaff(email, "hokkaido", "lead");
  await page.goto(linkIn(await mailbox.waitFor(email), "/invite/"));
  await page.fill("[name=password]", PASSWORD);
  await lead.press("new-password-button");
  await expectEachGood(["/desk", "/desk/unanswered", "/account", "/account/password"]);
});
