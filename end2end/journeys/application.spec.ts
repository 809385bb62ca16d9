// The second act of step 4: the designation application has a day of its own,
// "ready" needs it, and its return closes the month.

import { at, dayOf, fullDate, monthName } from "../harness/days";
import { Founder, planOf } from "../harness/founder";
import { expect, PHONE, test } from "../harness/test";

test.use({ viewport: PHONE, startsAt: "2026-11-20T10:00:00+09:00" });

test("the application comes later than the request: both days stand, ready needs it, its return closes the month", async ({
  page, mailbox, server, t, expectGood,
}) => {
  test.setTimeout(180_000);
  const founder = new Founder(page, mailbox, t);
  const plan = await founder.keepPlan(planOf("2027-06", "13", "medical"));
  await founder.record(plan, 1, "done", "0012345");
  await founder.record(plan, 2, "done");
  await founder.record(plan, 3, "done");
  await founder.record(plan, 4, "asked");

  await test.step("the request alone is not the application", async () => {
    await page.goto(plan);
    await expect(founder.row(4).locator(".stop-waiting, .stop-next")).toHaveCount(1);
    await expect(founder.row(4)).toContainText(dayOf(t, "2026-11-20"));
    await expect(founder.application().locator(".stop-done")).toHaveCount(0);
  });

  await test.step("a day that is still to come is a mistake at its field", async () => {
    await page.goto(`${plan}/steps/4`);
    await founder.fillDay("applied", "2026-12-31");
    await founder.press("application-save-handed-in");
    await expect(page.locator("#applied_year-error")).toBeVisible();
    await expect(page.locator("[name=applied_month]")).toHaveValue("12");
    await expectGood();
  });

  await test.step("the number is there and steps 5 and 6 are done, but nothing is ready without the application", async () => {
    await server.setClock(at("2027-04-13", "10:00"));
    await founder.signIn();
    await founder.record(plan, 4, "done", "0415067");
    for (const step of [5, 6]) await founder.record(plan, step, "done");
    await page.goto(`${plan}/ready`);
    await founder.reads("ready-not-yet-title");
    await expect(page.locator(`main a[href^='${plan}/steps/4#']`)).toHaveText(t("application-name"));
    await expectGood();
    await page.goto(plan);
    await founder.seesNext("application-name");
  });

  await test.step("recorded with its own day: both days stand, and the steps are all recorded", async () => {
    await founder.apply(plan, "handed-in", "2027-04-09");
    await founder.reads("application-handed-in-on", { date: fullDate(t, "2027-04-09") });
    await expectGood();
    await page.goto(plan);
    await expect(founder.application()).toContainText(dayOf(t, "2027-04-09"));
    await expect(founder.row(4)).toContainText(dayOf(t, "2026-11-20"));
    await expect(founder.row(4)).toContainText(dayOf(t, "2027-04-13"));
    await page.goto(`${plan}/ready`);
    await founder.reads("ready-recorded-title");
  });

  await test.step("taken back and recorded anew, it is as before", async () => {
    await page.goto(`${plan}/steps/4`);
    await founder.press("application-take-back");
    await expect(page.locator(".flash")).toBeVisible();
    await expect(founder.control("application-take-back")).toHaveCount(0);
    await page.goto(`${plan}/ready`);
    await founder.reads("ready-not-yet-title");
    await founder.apply(plan, "handed-in", "2027-04-09");
  });

  await test.step("handed back, the month is closed and another one is offered", async () => {
    await founder.apply(plan, "returned");
    await founder.reads("application-returned-on", { date: fullDate(t, "2027-04-13") });
    await page.goto(plan);
    await founder.seesNext("next-returned");
    const another = page.locator(".next a.button");
    await expect(another).toHaveAttribute("href", /\/opening\?year=2027&month=\d+/);
    await expect(another).not.toHaveText(t("other-month-button", { month: monthName(t, "2027-06") }));
    await expectGood();
    await page.goto(`${plan}/ready`);
    await founder.reads("ready-not-yet-title");
  });
});
