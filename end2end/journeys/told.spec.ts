// 「厚生局から聞いた期限」: what the bureau told on the phone moves the plan, the
// calendar and the mails, and can be taken back.

import { at, fullDate, shortDate } from "../harness/days";
import { eventAbout, readFeed } from "../harness/feed";
import { Founder, planOf } from "../harness/founder";
import { expect, PHONE, test } from "../harness/test";

test.use({ viewport: PHONE, startsAt: "2026-11-20T10:00:00+09:00" });

const WHO = "東京事務所の窓口";
/** The precaution's last safe day for June, and what is told: a Friday before. */
const SAFE = "2027-03-31";
const TOLD = "2027-03-26";

test("a told date moves the plan, the calendar and the next mail, and is taken back", async ({
  page, request, mailbox, server, t, expectGood,
}) => {
  test.setTimeout(180_000);
  const founder = new Founder(page, mailbox, t);
  const plan = await founder.keepPlan(planOf("2027-06", "13", "medical"));
  await founder.record(plan, 1, "done", "0012345");
  await founder.record(plan, 2, "done");
  await founder.record(plan, 3, "done");
  await page.goto(`${plan}/calendar`);
  await founder.press("feed-make");
  const feed = await page.locator("#feed-url").innerText();
  const event = async () => eventAbout(await readFeed(request, feed), "number_request_due");
  const before = await event();
  expect(before.from).toBe(SAFE);
  await page.goto(plan);
  await expect(page.locator(`.next time[datetime='${SAFE}']`).first()).toBeVisible();

  await test.step("what was told is recorded in a fold of step 4", async () => {
    await server.setClock(at("2027-03-15", "10:00"));
    await founder.signIn();
    await page.goto(`${plan}/steps/4`);
    await founder.open("told-title");
    await expectGood();
    await founder.press("told-save");
    // Nothing was said: the message stands in the fold, which is open.
    await expect(page.locator("#act-error")).toBeVisible();
    await expectGood();
    await page.locator("[name=act][value=number_request]").check();
    await founder.fillDay("told", TOLD);
    await founder.fillDay("heard", "2027-03-15");
    await page.fill("[name=who]", WHO);
    await founder.press("told-save");
    await founder.isTold("plans-saved");
    await founder.open("told-title");
    await founder.reads("told-line", {
      act: t("told-act-number_request"), date: fullDate(t, TOLD), heard: fullDate(t, "2027-03-15"),
    });
    await founder.reads("told-by", { who: WHO });
    await expectGood();
  });

  await test.step("the plan and the same calendar event have moved", async () => {
    await page.goto(plan);
    await founder.reads("certainty-told");
    await expect(page.locator(`.next time[datetime='${TOLD}']`).first()).toBeVisible();
    await expect(page.locator(`main time[datetime='${SAFE}']:visible`)).toHaveCount(0);
    await expectGood();
    const moved = await event();
    expect([moved.uid, moved.from]).toEqual([before.uid, TOLD]);
    expect(moved.sequence).toBeGreaterThan(before.sequence);
  });

  await test.step("the next mail is about the told day", async () => {
    const n = mailbox.to(founder.email).length;
    // Three open days before the aim, the open day before.
    await server.setClock(at("2027-03-19", "09:00:10"));
    const mail = await mailbox.waitFor(founder.email, n + 1);
    expect(`${mail.subject}\n${mail.text}`).toContain(shortDate(t, TOLD));
    expect(mail.text).toContain(plan);
    expect(mail.raw).not.toContain(WHO);
  });

  await test.step("taken back, the earlier day stands again everywhere", async () => {
    await page.goto(`${plan}/steps/4`);
    await founder.open("told-title");
    await founder.press("told-take-back");
    await expect(page.locator(".flash")).toBeVisible();
    await page.goto(plan);
    await expect(page.locator(`.next time[datetime='${SAFE}']`).first()).toBeVisible();
    await expect(page.getByRole("main")).not.toContainText(t("certainty-told"));
    await expectGood();
    const back = await event();
    expect([back.uid, back.from]).toEqual([before.uid, SAFE]);
    const n = mailbox.to(founder.email).length;
    await server.setClock(at("2027-03-26", "09:00:10"));
    const mail = await mailbox.waitFor(founder.email, n + 1);
    expect(`${mail.subject}\n${mail.text}`).toContain(shortDate(t, SAFE));
  });
});
