// A bureau whose page puts the 受付番号 first (prefecture 04): the number opens
// the account, and no provisional code is asked for.

import { at } from "../harness/days";
import { Founder, planOf } from "../harness/founder";
import { expect, PHONE, test } from "../harness/test";

test.use({ viewport: PHONE, startsAt: "2026-11-20T10:00:00+09:00" });

test("number first: reader, request, number, account, presentation, applications, application, ready", async ({
  page, mailbox, server, t, expectGood,
}) => {
  test.setTimeout(180_000);
  const founder = new Founder(page, mailbox, t);
  const plan = await founder.keepPlan(planOf("2027-06", "04", "medical"));

  await test.step("step 1 is not used, and can be begun all the same; step 2 waits for step 4", async () => {
    await expectGood();
    await expect(founder.row(1).locator(".stop-not-needed")).toHaveCount(1);
    await expect(founder.row(2).locator("a")).toHaveCount(0);
    await expect(founder.row(4).locator("a")).toHaveCount(1);
    await page.goto(`${plan}/steps/1`);
    await founder.reads("step-state-not-used");
    await expect(founder.control("step-save")).toBeHidden();
    await founder.open("step-not-used-begin");
    await expect(founder.control("step-save")).toBeVisible();
    await expectGood();
    await page.goto(`${plan}/steps/2`);
    await expect(page.locator(`.next a[href='${plan}/steps/4']`)).toBeVisible();
    await expectGood();
  });

  await test.step("the reader is ordered without an account", async () => {
    await founder.record(plan, 3, "ordered");
    await expectGood();
    await page.goto(plan);
    await expect(founder.row(3).locator(".stop-done")).toHaveCount(1);
  });

  await test.step("the request goes in with no account, and the account still waits", async () => {
    await page.goto(plan);
    await founder.seesNext("step-number_request");
    await founder.record(plan, 4, "asked");
    await page.goto(plan);
    await expect(founder.row(4)).toContainText(t("step-state-waiting-bureau"));
    await expect(founder.row(2).locator("a")).toHaveCount(0);
    await expectGood();
  });

  await test.step("the number comes and opens the account alone", async () => {
    await server.setClock(at("2027-04-13", "10:00"));
    await founder.signIn();
    await founder.record(plan, 4, "done", "0415067");
    await page.goto(plan);
    // The application has no known day: it hides no step that has one, and is named beside it.
    await founder.seesNext("step-account");
    await expect(page.locator(`.next a[href^='${plan}/steps/4#']`)).toHaveText(t("application-name"));
    await expect(founder.row(2).locator("a")).toHaveCount(1);
    await expect(founder.row(5).locator("a")).toHaveCount(0);
    await expect(founder.row(6).locator("a")).toHaveCount(0);
    await expectGood();
  });

  await test.step("account, presentation, applications: each opens the next, and none is ready yet", async () => {
    for (const [step, opened] of [[2, 5], [5, 6], [6, undefined]] as const) {
      await page.goto(`${plan}/ready`);
      await founder.reads("ready-not-yet-title");
      await founder.record(plan, step, "done");
      await page.goto(plan);
      if (opened) await expect(founder.row(opened).locator("a")).toHaveCount(1);
    }
    await page.goto(`${plan}/ready`);
    await founder.reads("ready-not-yet-title");
    await founder.reads("application-name");
  });

  await test.step("with the application and the list before the 1st it is ready", async () => {
    await founder.apply(plan);
    await page.goto(`${plan}/ready`);
    const title = page.getByRole("heading", { level: 1 });
    await expect(title).toHaveText(t("ready-recorded-title"));
    await founder.tickAll(plan);
    await expect(title).toHaveText(t("ready-title"));
    await expectGood();
  });
});
