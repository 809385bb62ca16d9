// The bureau's letter is late, with a few open days between its dispatch and
// the submission date.

import { at, fullDate, monthName } from "../harness/days";
import { Founder, planOf } from "../harness/founder";
import { expect, PHONE, test } from "../harness/test";
import { texts } from "../harness/texts";

test.use({ viewport: PHONE });

const HELP_DESK = "0800-080-4583";

test("a late letter: asked for, not yet there, a question to the bureau, and in time after all", async ({
  page, browser, mailbox, server, t, expectGood,
}) => {
  test.setTimeout(120_000);
  const founder = new Founder(page, mailbox, t);
  const plan = await founder.keepPlan(planOf("2021-05", "13", "medical"));
  await server.inviteStaff("clerk@example.go.jp", "kantoshinetsu", "clerk");
  const desk = await browser.newContext({ baseURL: server.url, locale: "ja-JP" });
  await new Founder(await desk.newPage(), mailbox, texts("ja"), "clerk@example.go.jp").acceptInvitation();
  await desk.close();
  await founder.record(plan, 1, "done", "0012345");
  await founder.record(plan, 2, "done");
  await founder.record(plan, 3, "done");
  await founder.record(plan, 4, "asked");
  await founder.apply(plan);

  await test.step("on the day of the dispatch nobody is asked yet", async () => {
    await server.setClock(at("2021-04-12", "18:00"));
    await founder.signIn();
    await page.goto(plan);
    await expect(page.locator("#letter-title")).toHaveCount(0);
    expect((await page.goto(`${plan}/letter`))?.status()).toBe(404);
  });

  await test.step("on the next open day the plan asks, and \"not yet\" is there at once", async () => {
    await server.setClock(at("2021-04-13", "10:00"));
    await page.goto(plan);
    await founder.reads("letter-question");
    await founder.reads("letter-dispatched", { date: fullDate(t, "2021-04-12") });
    await founder.reads("open-days-left", { date: fullDate(t, "2021-04-16"), days: 3 });
    await expectGood();
    await founder.press("letter-not-yet");
    await page.waitForURL(/\/letter$/);
  });

  // Desks read Japanese, whatever the language of the page.
  const ja = texts("ja");
  const question = ja("letter-question-draft", {
    month: monthName(ja, "2021-05"),
    prefecture: ja("prefecture-13"),
    kind: ja("account-kind-medical"),
    dispatched: fullDate(ja, "2021-04-12"),
    due: fullDate(ja, "2021-04-16"),
  });
  await test.step("the question is prepared, with individual handling beside it", async () => {
    await founder.isTold("plans-saved");
    await expect(page.getByRole("main")).toContainText(question);
    await founder.reads("letter-body-title");
    await expect(page.getByRole("main").getByRole("link", { name: HELP_DESK })).toBeVisible();
    await founder.reads("contact-open-now", { from: "8:00", until: "18:00" });
    await expectGood();
    await founder.press("ask-bureau-with-this");
    await expect(page.locator("[name=body]")).toHaveValue(question);
    await expectGood();
    await founder.press("ask-send");
    await page.waitForURL(/\/questions\/[^/]+$/);
    await expect(page.getByRole("main")).toContainText(question);
    await page.goto(plan);
    await founder.reads("letter-not-yet-recorded", { date: fullDate(t, "2021-04-13") });
  });

  await test.step("the number comes two open days before the date: steps 5 and 6 open", async () => {
    await server.setClock(at("2021-04-14", "10:00"));
    await page.goto(plan);
    await founder.press("letter-has-come");
    await page.waitForURL(/\/steps\/4#record$/);
    await founder.send("done", "0415067");
    await founder.isTold("plans-saved");
    await page.goto(plan);
    await expect(page.locator("#letter-title")).toHaveCount(0);
    await founder.seesNext("step-number_presentation");
    await founder.seesFiveOpenAndSixWaiting();
    await expectGood();
    await page.goto(`${plan}/steps/5`);
    await founder.reads("open-days-left", { date: fullDate(t, "2021-04-16"), days: 2 });
  });

  await test.step("after the date: whom to call, what to say, what else works", async () => {
    await server.setClock(at("2021-04-19", "10:00"));
    await page.goto(plan);
    await founder.reads("handling-text");
    await founder.reads("handling-with-number");
    // The call is the one thing to do.
    await expect(page.locator(".next a.button")).toHaveAttribute("href", /^tel:/);
    await expect(page.locator(".next a.button")).toContainText(HELP_DESK);
    for (const step of [5, 6]) await expect(founder.row(step)).toContainText(t("step-state-missed"));
    await page.goto(`${plan}/steps/5`);
    await expect(page.getByRole("link", { name: HELP_DESK }).first()).toBeInViewport();
    await expectGood();
    await page.goto(plan);
    await founder.open("handling-more");
    await expect(founder.control("ask-bureau-with-this")).toBeVisible();
    await expectGood();
  });
});
