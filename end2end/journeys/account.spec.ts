// An account from a plan, over a real mail.

import { Founder, PASSWORD } from "../harness/founder";
import { linkIn } from "../harness/mailbox";
import { expect, test } from "../harness/test";

test("the plan is seen first; keeping it makes an account by the mail's link", async ({
  page, mailbox, t, expectAccessible,
}) => {
  const founder = new Founder(page, mailbox, t);
  await founder.askForPlan("2021", "5", "13", "medical");
  await founder.press("plan-keep");
  await expectAccessible();
  await founder.signUp();
  await expect(page).not.toHaveURL(/\/confirm\//);
  await expectAccessible();
  const mail = mailbox.to(founder.email)[0];
  expect(mail.html).toContain("/confirm/");
  expect(mail.raw).not.toContain(PASSWORD);
});

test("a known address gets the same answer, and a mail to sign in with", async ({ page, context, mailbox, t }) => {
  const founder = new Founder(page, mailbox, t);
  await page.goto("/sign-up");
  await founder.signUp();
  await context.clearCookies();

  const answers: string[] = [];
  for (const email of [founder.email, "somebody.else@example.jp"]) {
    await page.goto("/sign-up");
    await page.fill("[name=email]", email);
    await page.fill("[name=password]", `${PASSWORD}!`);
    await founder.press("sign-up-button");
    answers.push((await page.getByRole("main").innerText()).replaceAll(email, "…"));
    await context.clearCookies();
  }
  expect(answers[0]).toBe(answers[1]);

  await page.goto(linkIn(await mailbox.waitFor(founder.email, 2), "/sign-in/link/"));
  await founder.press("link-sign-in-button");
  await page.goto("/account");
  await expect(page.getByRole("main")).toContainText(founder.email);
});

test("the password can be shown, and the message comes to its field with the address kept", async ({
  page, mailbox, t, expectAccessible, javaScriptEnabled,
}) => {
  await page.goto("/sign-up");
  if (javaScriptEnabled) {
    await page.getByRole("button", { name: t("account-password-show") }).click();
    await expect(page.locator("[name=password]")).toHaveAttribute("type", "text");
  }
  await page.fill("[name=email]", "founder@example.jp");
  await page.fill("[name=password]", "short");
  const [response] = await Promise.all([
    page.waitForResponse((r) => r.request().method() === "POST"),
    page.getByRole("button", { name: t("sign-up-button") }).click(),
  ]);
  expect(response.status()).toBe(422);
  await expect(page.locator("[name=email]")).toHaveValue("founder@example.jp");
  await expect(page.locator("[name=password]")).toHaveValue("");
  await expect(page.getByRole("main")).toContainText(t("error-password-too-short"));
  await expectAccessible();
  expect(mailbox.mails).toEqual([]);
});

test("sign out everywhere ends the other device's session, too", async ({ page, browser, server, mailbox, t }) => {
  const founder = new Founder(page, mailbox, t);
  await page.goto("/sign-up");
  await founder.signUp();
  const elsewhere = await browser.newContext({ baseURL: server.url });
  const other = new Founder(await elsewhere.newPage(), mailbox, t);
  await other.signIn();
  await other.page.goto("/account");
  await other.press("account-sign-out-everywhere");
  await page.goto("/account");
  expect(new URL(page.url()).pathname).toBe("/sign-in");
  await elsewhere.close();
});
