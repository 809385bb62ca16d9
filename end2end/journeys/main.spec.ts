// The main job, end to end: from "we open in May" to the bureau's answer.

import { Founder, PASSWORD } from "../harness/founder";
import { linkIn } from "../harness/mailbox";
import { expect, test } from "../harness/test";
import { texts } from "../harness/texts";

const CLERK = "clerk@example.go.jp";

test("a founder plans, keeps, records, is reminded once at 09:00, asks, and reads the answer", async ({
  page, browser, server, mailbox, t, expectAccessible, javaScriptEnabled,
}) => {
  test.setTimeout(240_000);
  const founder = new Founder(page, mailbox, t);

  await test.step("a plan is kept with a new account", async () => {
    await founder.askForPlan("2021", "5", "13", "medical");
    await founder.press("plan-keep");
    await founder.signUp();
    await founder.firstPlan();
    await expect(page.locator("time[datetime='2021-04-16']").first()).toBeVisible();
    await expectAccessible();
  });
  const plan = new URL(page.url()).pathname;

  await test.step("step 1 is recorded", async () => {
    await page.goto(`${plan}/steps/1`);
    await expectAccessible();
    await page.locator("[name=choice][value=done]").check();
    await page.fill("[name=on_year]", "2020");
    await page.fill("[name=on_month]", "10");
    await page.fill("[name=on_day]", "20");
    await page.fill("[name=code]", "００ 12345");
    await founder.press("step-save");
    await page.goto(plan);
    await expect(founder.row(1).locator(".stop-done")).toHaveCount(1);
    await expect(page.getByRole("main")).not.toContainText("0012345");
  });

  await test.step("ten open days before 1 December the reminder comes at 09:00, once", async () => {
    const before = mailbox.to(founder.email).length;
    await server.setClock("2020-11-16T08:59:30+09:00");
    await server.remindersPlanned();
    expect(mailbox.to(founder.email).length).toBe(before);
    await server.setClock("2020-11-16T09:00:10+09:00");
    const mail = await mailbox.waitFor(founder.email, before + 1);
    expect(mail.subject).toMatch(/12\/1|1 December|Dec/);
    expect(mail.text).toContain(plan);
    expect(mail.raw).toMatch(/^List-Unsubscribe-Post: /m);
    expect(mail.raw).not.toContain("0012345");
    await server.setClock("2020-11-16T09:30:00+09:00");
    await server.remindersPlanned();
    expect(mailbox.to(founder.email).length).toBe(before + 1);
  });

  const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled, locale: "ja-JP" });
  // The desk is in Japanese until its people choose otherwise.
  const desk = texts("ja");
  const clerk = new Founder(await context.newPage(), mailbox, desk, CLERK);

  await test.step("a clerk of the bureau is invited", async () => {
    await server.inviteStaff(CLERK, "kantoshinetsu", "clerk");
    await clerk.page.goto(linkIn(await mailbox.waitFor(CLERK), "/invite/"));
    await clerk.page.fill("[name=password]", PASSWORD);
    await clerk.press("new-password-button");
    await clerk.page.goto("/desk");
    await expect(clerk.page.getByRole("main")).toContainText(desk("desk-empty"));
    await expectAccessible(clerk.page);
  });

  const question = "分室でも受け付けていますか。";
  await test.step("the founder asks", async () => {
    await founder.signIn();
    await page.goto(plan);
    await page.getByRole("main").locator("a[href^='/ask']").first().click();
    await expectAccessible();
    await page.fill("[name=body]", question);
    await founder.press("ask-send");
    await expect(page).toHaveURL(/\/questions\//);
    await expectAccessible();
  });
  const thread = page.url();

  await test.step("the clerk answers", async () => {
    const mail = await mailbox.waitFor(CLERK, 2);
    expect(mail.text).not.toContain(question);
    await clerk.page.goto("/desk");
    await clerk.page.getByRole("link", { name: question }).click();
    await expectAccessible(clerk.page);
    await clerk.press("desk-claim");
    await clerk.page.fill("[name=answer]", "はい、分室でも受け付けます。");
    await expectAccessible(clerk.page);
    await clerk.press("desk-answer-button");
  });

  await test.step("the founder gets a mail and reads the answer on the site", async () => {
    const mail = await mailbox.waitForSubject(founder.email, t("mail-question-answered-subject"));
    expect(mail.text).not.toContain("分室でも受け付けます");
    await page.goto(thread);
    await expect(page.getByRole("main")).toContainText("はい、分室でも受け付けます。");
    await expectAccessible();
  });

  await context.close();
  expect(server.log).not.toContain("0012345");
  expect(server.log).not.toContain(PASSWORD);
});
