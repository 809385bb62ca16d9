// Two acts, two returns: a request that came back leaves the month standing;
// only the application's return (返戻) closes it, and then the next month that
// works is offered.

import { at, fullDate, monthName } from "../harness/days";
import { Founder, planOf } from "../harness/founder";
import { expect, PHONE, test } from "../harness/test";

test.use({ viewport: PHONE });

test("a request that came back does not close the month; the application's return does and offers another", async ({
  page, mailbox, server, t, expectGood,
}) => {
  test.setTimeout(150_000);
  const founder = new Founder(page, mailbox, t);
  const plan = await founder.keepPlan(planOf("2021-05", "13", "pharmacy"));
  await founder.record(plan, 1, "done", "0012345");
  await founder.record(plan, 2, "done");
  await founder.record(plan, 3, "done");
  await server.setClock(at("2021-02-17", "10:00"));
  await founder.signIn();
  await founder.record(plan, 4, "asked");
  await founder.apply(plan);
  const toAnother = page.locator("main .button[href*='/opening?']");

  await test.step("the request is recorded as come back: no other month is asked for", async () => {
    await server.setClock(at("2021-02-19", "10:00"));
    await founder.record(plan, 4, "returned");
    await founder.reads("step-returned-on", { date: fullDate(t, "2021-02-19") });
    await expect(toAnother).toHaveCount(0);
    await expectGood();
    await page.goto(plan);
    await founder.reads("next-request-returned");
    await founder.seesNext("step-number_request");
    await expect(page.getByRole("main")).not.toContainText(t("returned-text"));
    await expect(toAnother).toHaveCount(0);
    await expect(founder.application().locator(".stop-done")).toHaveCount(1);
    await expectGood();
  });

  await test.step("after the safe day the bureau is asked, still for this month", async () => {
    await server.setClock(at("2021-03-10", "10:00"));
    await founder.signIn();
    await page.goto(plan);
    await founder.seesNext("turn-ask-bureau-do");
    await expect(page.getByRole("main")).not.toContainText(t("returned-text"));
    await expectGood();
  });

  await test.step("handed in anew, it waits again", async () => {
    await founder.record(plan, 4, "asked");
    await page.goto(plan);
    await expect(founder.row(4)).toContainText(t("step-state-waiting-bureau"));
  });

  const june = { month: monthName(t, "2021-06") };
  await test.step("the application came back: the month is closed, and June is offered", async () => {
    await founder.apply(plan, "returned");
    await founder.reads("application-returned-on", { date: fullDate(t, "2021-03-10") });
    // The step leads to another month, not to the same application again.
    await expect(toAnother).toHaveCount(1);
    await expectGood();
    await page.goto(plan);
    await founder.reads("standing-application-returned");
    await founder.reads("returned-text");
    await founder.seesNext("next-returned");
    await expect(founder.control("other-month-button", june)).toHaveClass(/\bbutton\b/);
    await expectGood();
  });

  await test.step("one button leads to before and after, and one more moves it", async () => {
    await founder.press("other-month-button", june);
    await founder.reads("opening-compare-title");
    const stays = ["provisional_code", "account", "card_reader"].map((step) => t("step-quoted", { name: t(`step-${step}`) }));
    await founder.reads("reuse-steps", { steps: stays.join(t("list-separator")) });
    const submission = page.getByRole("row", { name: t("date-name-submission_due") });
    await expect(submission).toContainText(fullDate(t, "2021-04-16"));
    await expect(submission).toContainText(fullDate(t, "2021-05-17"));
    await expectGood();
    await founder.press("opening-confirm", june);
    await founder.isTold("plans-moved");
  });

  await test.step("steps 1 to 3 stay done, both acts of step 4 begin anew", async () => {
    for (const step of [1, 2, 3]) await expect(founder.row(step).locator(".stop-done")).toHaveCount(1);
    await expect(founder.row(4).locator(".stop-done, .stop-waiting")).toHaveCount(0);
    await expect(founder.application().locator(".stop-done")).toHaveCount(0);
    await expect(page.getByRole("main")).not.toContainText(t("returned-text"));
    await founder.reads("kept-verdict-on_time");
    await expectGood();
    await founder.record(plan, 4, "asked");
    await page.goto(plan);
    await expect(founder.row(4)).toContainText(t("step-state-waiting-bureau"));
  });
});
