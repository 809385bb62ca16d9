// No designation was made after a number was given: one act behind an
// interruption page, and the way back.

import { at, fullDate } from "../harness/days";
import { FORM1, Founder, planOf } from "../harness/founder";
import { eventAbout, readFeed } from "../harness/feed";
import { expect, PHONE, test } from "../harness/test";
import { texts } from "../harness/texts";

test.use({ viewport: PHONE });

test("no designation: reminders stop, 5 and 6 close, 7 opens with its report, and all can be taken back", async ({
  page, request, mailbox, server, t, expectGood,
}) => {
  test.setTimeout(180_000);
  const founder = new Founder(page, mailbox, t);
  const plan = await founder.keepPlan(planOf("2021-05", "13", "medical"));
  await page.goto(`${plan}/no-designation`);
  await founder.reads("no-designation-no-number");
  await founder.record(plan, 1, "done", "0012345");
  await founder.record(plan, 2, "done");
  await founder.record(plan, 3, "done");
  await founder.answerForm1(plan);
  await founder.record(plan, 4, "asked");
  await founder.record(plan, 4, "done", "0415067");
  await page.goto(`${plan}/calendar`);
  await founder.press("feed-make");
  const feed = await page.locator("#feed-url").innerText();

  await test.step("a reminder is on its way, and put off by the mail server", async () => {
    mailbox.faults.push("later");
    await server.setClock(at("2021-04-01", "09:00:10"));
    await expect.poll(() => mailbox.faults.length).toBe(0);
    await expect.poll(() => server.log).toContain('"message":"not sent"');
  });
  const before = mailbox.to(founder.email).length;

  await test.step("the interruption page says what follows, and asks why", async () => {
    await founder.signIn();
    await page.goto(plan);
    await founder.open("kept-actions-more");
    await founder.press("outcome-not-designated-link");
    await page.waitForURL(/\/no-designation$/);
    for (const words of ["closes", "cancels", "opens", "drafts", "reversible"]) await founder.reads(`no-designation-${words}`);
    await expectGood();
    await founder.press("no-designation-button");
    await founder.reads("error-summary-title");
    await expect(page.locator("#reason-error")).toHaveText(t("error-required-reason"));
    await expectGood();
    await page.locator("[name=reason][value=withdrawn]").check();
    await founder.press("no-designation-button");
    await page.waitForURL(/\/report$/);
  });

  await test.step("the report is drafted; its number shows on request", async () => {
    const report = page.locator(".report");
    // The implementing body reads Japanese, whatever the language of the page.
    const ja = texts("ja");
    for (const words of [
      FORM1.institution_name, FORM1.institution_address, ja("bureau-kantoshinetsu"), ja("no-designation-withdrawn"),
      fullDate(ja, "2021-04-01"), "•••••67",
    ]) await expect(report).toContainText(words);
    await expect(report).not.toContainText("0415067");
    await expectGood();
    await founder.press("report-reveal");
    await expect(report).toContainText("0415067");
    await expectGood();
  });

  await test.step("steps 5 and 6 are closed, step 7 is the next thing, the calendar is cancelled", async () => {
    await page.goto(plan);
    const reason = t("no-designation-withdrawn");
    await founder.reads("outcome-not-designated", { reason, date: fullDate(t, "2021-04-01") });
    for (const step of [5, 6]) await expect(founder.row(step)).toContainText(t("step-state-not-needed"));
    await founder.seesNext("step-non_designation_report");
    await expectGood();
    await page.goto(`${plan}/steps/7`);
    await founder.reads("step-at-once");
    await page.goto(`${plan}/steps/5`);
    await founder.reads("step-closed");
    await expect(page.locator("[name=choice]")).toHaveCount(0);
    for (const event of (await readFeed(request, feed)).values()) {
      expect([event.status, event.alarms], event.uid).toEqual(["CANCELLED", []]);
    }
  });

  await test.step("the next open morning brings the report's reminder and nothing of what was cancelled", async () => {
    await server.setClock(at("2021-04-02", "09:00:10"));
    const mail = await mailbox.waitFor(founder.email, before + 1);
    expect(mail.subject).toContain(t("mail-reminder-report-subject"));
    expect(mail.text).toContain(`${plan}/steps/7`);
    expect(mailbox.to(founder.email).length).toBe(before + 1);
  });

  await test.step("a report that is recorded stands in the way, and says so", async () => {
    await founder.record(plan, 7, "done");
    await page.goto(plan);
    await founder.open("kept-actions-more");
    await expect(founder.control("outcome-take-back")).toHaveCount(0);
    await founder.reads("outcome-reported");
    await page.goto(`${plan}/steps/7`);
    await founder.press("step-take-back");
    await founder.isTold("plans-taken-back");
  });

  await test.step("taken back: steps, calendar and the cancelled reminder are there again", async () => {
    await page.goto(plan);
    await founder.open("kept-actions-more");
    await founder.press("outcome-take-back");
    await founder.isTold("plans-saved");
    await founder.seesFiveOpenAndSixWaiting();
    await expect(founder.row(7)).toContainText(t("step-state-not-needed"));
    const due = eventAbout(await readFeed(request, feed), "submission_due");
    expect([due.status, due.alarms]).toEqual(["CONFIRMED", [15]]);
    // One mail a day: it comes on the next open morning.
    await server.setClock(at("2021-04-05", "09:00:10"));
    const mail = await mailbox.waitFor(founder.email, before + 2);
    expect(mail.text).toContain(plan);
    expect(mail.subject).not.toContain(t("mail-reminder-report-subject"));
    expect((await page.goto(`${plan}/report`))?.status()).toBe(404);
  });
});
