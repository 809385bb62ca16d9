// All seven steps, from the plan to "ready on the 1st", on a narrow phone.

import { at, fullDate } from "../harness/days";
import { FORM1, Founder, planOf } from "../harness/founder";
import { expect, PHONE, test } from "../harness/test";

test.use({ viewport: PHONE });

test("the seven steps lead to ready on the 1st, with form 1 as a PDF on the way", async ({
  page, mailbox, server, t, expectGood,
}) => {
  test.setTimeout(180_000);
  const founder = new Founder(page, mailbox, t);
  const plan = await founder.keepPlan(planOf("2021-05", "13", "medical"));

  await test.step("step 1 is asked for, waited for, and there", async () => {
    await page.goto(`${plan}/steps/1`);
    await expectGood();
    await founder.send("asked");
    await founder.isTold("plans-saved");
    await page.goto(plan);
    await expect(founder.row(1)).toContainText(t("step-state-waiting-implementing-body"));
    await expect(founder.row(2).locator("a")).toHaveCount(0);
    await server.setClock(at("2020-10-27", "10:00"));
    await founder.record(plan, 1, "done", "００-１２３ ４５");
    await founder.reads("step-done-on", { date: fullDate(t, "2020-10-27") });
    await expect(page.getByRole("main")).toContainText("•••••45");
  });

  await test.step("steps 2 and 3 follow", async () => {
    for (const step of [2, 3]) {
      await page.goto(`${plan}/steps/${step}`);
      await expectGood();
      await founder.send("done");
      await founder.isTold("plans-saved");
    }
  });

  await test.step("form 1 is answered, checked, changed and printed", async () => {
    await page.goto(plan);
    await founder.press("kept-action-form1");
    await page.waitForURL(/\/form1$/);
    await founder.press("form1-continue");
    await expect(page).toHaveTitle(new RegExp(`^${t("error-page-title", { title: "" }).trim()}`));
    await expectGood();
    await founder.answerForm1(plan);
    await expectGood();
    // What may stay empty is handed in as it is.
    await founder.reads("form1-blank");
    await page.locator(`a[href$='/form1#institution_name']`).click();
    await expect(page.locator("#institution_name")).toHaveValue(FORM1.institution_name);
    await page.fill("#institution_name", "はじめクリニック");
    await founder.press("form1-continue");
    await page.waitForURL(/\/form1\/check$/);
    const text = await founder.printForm1("form1-make");
    expect(text).toContain("はじめクリニック");
    expect(text).toMatch(/資格\s+太郎/);
    expect(text.replaceAll(/\s/g, "")).toContain("0012345");
    await founder.press("form1-cover-link");
    await page.waitForURL(/\/form1\/cover$/);
    await expectGood();
  });

  await test.step("step 4 is handed in with the application and waits for the bureau", async () => {
    await page.goto(`${plan}/steps/4`);
    await expectGood();
    await founder.send("asked");
    await founder.isTold("plans-saved");
    await founder.apply(plan);
    await expectGood();
    await page.goto(plan);
    await expect(founder.row(4)).toContainText(t("step-state-waiting-bureau"));
    await expect(founder.application().locator(".stop-done")).toHaveCount(1);
    await expect(founder.row(5).locator("a")).toHaveCount(0);
  });

  await test.step("the letter comes: the number opens steps 5 and 6", async () => {
    await server.setClock(at("2021-04-13", "10:00"));
    await founder.signIn();
    await page.goto(plan);
    await founder.reads("letter-question");
    await expectGood();
    await founder.press("letter-has-come");
    await page.waitForURL(/\/steps\/4#record$/);
    await founder.send("done", "１３-１-０４１５０６７");
    await founder.isTold("plans-saved");
    await page.goto(plan);
    await founder.seesNext("step-number_presentation");
    await expect(page.locator(".next time[datetime='2021-04-16']").first()).toBeVisible();
    await founder.seesFiveOpenAndSixWaiting();
    await expectGood();
  });

  await test.step("steps 5 and 6 are done: ready on the 1st", async () => {
    await page.goto(`${plan}/ready`);
    await founder.reads("ready-not-yet-title");
    for (const step of [5, 6]) {
      await page.goto(`${plan}/steps/${step}`);
      await founder.reads("open-days-left", { date: fullDate(t, "2021-04-16"), days: 3 });
      await expectGood();
      await founder.send("done");
      await founder.isTold("plans-saved");
    }
    await page.goto(plan);
    await founder.seesNext("next-last-mile");
    await founder.press("next-open-list");
    // The steps are recorded; what else the 1st needs is not said to be there.
    const title = page.getByRole("heading", { level: 1 });
    await expect(title).toHaveText(t("ready-recorded-title"));
    await founder.reads("ready-text");
    await expectGood();
    await founder.tickAll(plan);
    await expect(title).toHaveText(t("ready-title"));
    await founder.reads("ready-all", { date: fullDate(t, "2021-05-01") });
    await expectGood();
  });

  await test.step("the designation closes it, and step 7 is for nobody", async () => {
    await server.setClock(at("2021-05-06", "10:00"));
    await founder.signIn();
    await page.goto(plan);
    await founder.press("outcome-designated-button");
    await page.waitForURL(/\/ready#designation$/);
    // The opening day is proposed.
    await expect(page.locator("[name=on_day]")).toHaveValue("1");
    await page.fill("[name=on_month]", "4");
    await founder.press("outcome-designated-button");
    await expect(page.locator("#on_year-error")).toHaveText(t("error-before-opening"));
    await expectGood();
    await page.fill("[name=on_month]", "5");
    await founder.press("outcome-designated-button");
    await founder.reads("outcome-designated", { date: fullDate(t, "2021-05-01") });
    await page.goto(plan);
    await founder.reads("standing-ready-and-designated");
    await founder.reads("kept-nothing-left");
    await expect(founder.row(7)).toContainText(t("step-state-not-needed"));
    await page.goto(`${plan}/steps/7`);
    await expectGood();
    await page.locator(".back-link").click();
    await founder.open("kept-actions-more");
    await founder.press("kept-action-history");
    await page.waitForURL(/\/history$/);
    for (const act of ["kept-event-kept", "kept-event-form1-made"]) await founder.reads(act);
    await founder.reads("kept-event-designated", { date: fullDate(t, "2021-05-01") });
    await expectGood();
  });
});
