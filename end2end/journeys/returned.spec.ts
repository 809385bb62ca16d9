// The application was handed back (返戻): the next month that works.

import { at, fullDate, monthName } from "../harness/days";
import { Founder, planOf } from "../harness/founder";
import { expect, PHONE, test } from "../harness/test";

test.use({ viewport: PHONE });

test("handed back: the next month is offered with one button, and what can be reused", async ({
  page, mailbox, server, t, expectGood,
}) => {
  test.setTimeout(120_000);
  const founder = new Founder(page, mailbox, t);
  const plan = await founder.keepPlan(planOf("2021-05", "13", "pharmacy"));
  await founder.record(plan, 1, "done", "0012345");
  await founder.record(plan, 2, "done");
  await founder.record(plan, 3, "done");
  await server.setClock(at("2021-03-02", "10:00"));
  await founder.signIn();
  await founder.record(plan, 4, "asked");

  await test.step("it is recorded as handed back", async () => {
    await server.setClock(at("2021-03-10", "10:00"));
    await page.goto(`${plan}/steps/4`);
    await founder.send("returned");
    await founder.isTold("plans-saved");
    await founder.reads("step-returned-on", { date: fullDate(t, "2021-03-10") });
    // What to do now stands in the box on top, not below the form.
    await expect(page.locator(".banner-error a.button")).toHaveText(t("other-month-button", { month: monthName(t, "2021-06") }));
    await expectGood();
  });

  await test.step("the plan offers June, and says what stays", async () => {
    await page.goto(plan);
    await founder.reads("kept-verdict-returned");
    await founder.reads("returned-text");
    await founder.reads("other-month", { month: monthName(t, "2021-06") });
    const stays = ["provisional_code", "account", "card_reader"].map((step) => t("step-quoted", { name: t(`step-${step}`) }));
    await founder.reads("reuse-steps", { steps: stays.join(t("list-separator")) });
    await expect(founder.row(4)).toContainText(t("step-state-returned"));
    // One thing to do: it does not matter that the list has seven.
    await expect(founder.control("other-month-button", { month: monthName(t, "2021-06") })).toHaveClass(/\bbutton\b/);
    await expectGood();
  });

  await test.step("one button leads to before and after, and one more moves it", async () => {
    await founder.press("other-month-button", { month: monthName(t, "2021-06") });
    await founder.reads("opening-compare-title");
    await founder.reads("reuse-dropped", { steps: t("step-quoted", { name: t("step-number_request") }) });
    const submission = page.getByRole("row", { name: t("date-name-submission_due") });
    await expect(submission).toContainText(fullDate(t, "2021-04-16"));
    await expect(submission).toContainText(fullDate(t, "2021-05-17"));
    await expectGood();
    await founder.press("opening-confirm", { month: monthName(t, "2021-06") });
    await founder.isTold("plans-moved");
  });

  await test.step("steps 1 to 3 stay done, step 4 begins anew", async () => {
    for (const step of [1, 2, 3]) await expect(founder.row(step).locator("a")).not.toContainText(t("step-state-to-do"));
    await expect(founder.row(4)).toContainText(t("step-state-to-do"));
    await expect(page.locator("#returned-title")).toHaveCount(0);
    await founder.reads("kept-verdict-on_time");
    await expectGood();
    await founder.record(plan, 4, "asked");
    await page.goto(plan);
    await expect(founder.row(4)).toContainText(t("step-state-waiting-bureau"));
  });
});
