// The opening month moves, and with it dates, reminders and the calendar.

import { at, fullDate, monthName, shortDate } from "../harness/days";
import { Founder, planOf } from "../harness/founder";
import { eventAbout, readFeed } from "../harness/feed";
import { expect, PHONE, test } from "../harness/test";

test.use({ viewport: PHONE });

/** Numbers as they are typed here; none may get into a calendar. */
const CODES = ["0012345", "0415067"];

test("a moved month shows before and after, and moves the reminders and the same calendar events", async ({
  page, request, mailbox, server, t, expectGood,
}) => {
  test.setTimeout(120_000);
  const founder = new Founder(page, mailbox, t);
  const plan = await founder.keepPlan(planOf("2021-05", "13", "medical"));
  // Stays where it is: shows that the mails of the old dates do go out.
  const other = await founder.addPlan(planOf("2021-05", "14", "medical"));

  let feed = "";
  await test.step("a secret calendar address, shown with both of its beginnings", async () => {
    await page.goto(plan);
    await founder.press("kept-action-calendar");
    await page.waitForURL(/\/calendar$/);
    await founder.reads("feed-is-off");
    await expectGood();
    await founder.press("feed-make");
    feed = await page.locator("#feed-url").innerText();
    expect(feed).toMatch(/\/feed\/[\w-]{22,}\.ics$/);
    await expect(founder.control("feed-subscribe")).toHaveAttribute("href", feed.replace(/^https?:/, "webcal:"));
    await expectGood();
  });
  const before = await readFeed(request, feed);
  await test.step("its events are all-day ones, with alarms for what the founder has to do", async () => {
    expect(before.size).toBe(5);
    for (const event of before.values()) expect(event.status).toBe("CONFIRMED");
    const due = eventAbout(before, "submission_due");
    expect([due.from, due.until, due.alarms]).toEqual(["2021-04-16", "2021-04-17", [15]]);
    expect(due.summary).toBe(t("calendar-submission_due"));
    const reply = eventAbout(before, "reply_dispatch");
    expect([reply.from, reply.alarms]).toEqual(["2021-04-12", []]);
  });

  await test.step("before and after stand side by side; nothing is moved by looking", async () => {
    await page.goto(plan);
    await founder.open("kept-actions-more");
    await founder.press("kept-action-opening");
    await page.fill("[name=year]", "令和３");
    await page.fill("[name=month]", "１３");
    await founder.press("opening-compare");
    await expect(page.locator("#month-error")).toHaveText(t("error-opening-month"));
    await expect(page.locator("[name=year]")).toHaveValue("令和３");
    await expectGood();
    await page.fill("[name=month]", "６月");
    await founder.press("opening-compare");
    const submission = page.getByRole("row", { name: t("date-name-submission_due") });
    await expect(submission).toContainText(fullDate(t, "2021-04-16"));
    await expect(submission).toContainText(fullDate(t, "2021-05-17"));
    await founder.reads("opening-reminders");
    await expectGood();
    expect(eventAbout(await readFeed(request, feed), "submission_due").from).toBe("2021-04-16");
  });

  await test.step("confirmed, the same events move, with a higher SEQUENCE", async () => {
    await founder.press("opening-confirm", { month: monthName(t, "2021-06") });
    await founder.isTold("plans-moved");
    await expect(page.locator("time[datetime='2021-05-17']").first()).toBeVisible();
    await expectGood();
    const after = await readFeed(request, feed);
    expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
    for (const [uid, event] of after) {
      expect(event.sequence, uid).toBeGreaterThan(before.get(uid)!.sequence);
      expect(event.from > before.get(uid)!.from, `${uid} is later`).toBe(true);
    }
    expect(eventAbout(after, "submission_due").from).toBe("2021-05-17");
    expect(eventAbout(after, "opening").from).toBe("2021-06-01");
  });

  await test.step("on the old date only the other plan is mentioned, on the new one only this", async () => {
    const n = mailbox.to(founder.email).length;
    // Ten open days before 1 December, by which steps 1 to 3 of May are due.
    await server.setClock(at("2020-11-16", "09:00:10"));
    const old = await mailbox.waitFor(founder.email, n + 1);
    expect(old.subject).toContain(shortDate(t, "2020-12-01"));
    expect(old.text).toContain(other);
    expect(old.text).not.toContain(plan);
    // And before 28 December, the last open day by 1 January.
    await server.setClock(at("2020-12-14", "09:00:10"));
    const moved = await mailbox.waitFor(founder.email, n + 2);
    expect(moved.text).toContain(plan);
    expect(moved.text).not.toContain(other);
    expect(mailbox.to(founder.email).length).toBe(n + 2);
  });

  await test.step("what is done no longer rings, and no code gets into the calendar", async () => {
    await founder.signIn();
    await founder.record(plan, 1, "done", CODES[0]);
    await founder.record(plan, 2, "done");
    await founder.record(plan, 3, "done");
    await founder.record(plan, 4, "asked");
    await founder.record(plan, 4, "done", CODES[1]);
    const events = await readFeed(request, feed);
    expect(eventAbout(events, "card_reader_request").alarms).toEqual([]);
    expect(eventAbout(events, "submission_due").alarms).toEqual([15]);
    const text = await (await request.get(feed)).text();
    for (const code of CODES) expect(text).not.toContain(code);
  });

  await test.step("a revoked address answers as if it had never been", async () => {
    await page.goto(`${plan}/calendar`);
    await founder.reads("feed-is-on");
    await expect(page.locator("#feed-url")).toHaveCount(0);
    await founder.press("feed-revoke");
    await founder.reads("feed-is-off");
    await expectGood();
    expect([404, 410]).toContain((await request.get(feed)).status());
  });
});

test("what is gone is cancelled in the calendar: a returned application, a removed plan @once", async ({
  page, request, mailbox, t,
}) => {
  const founder = new Founder(page, mailbox, t);
  const plan = await founder.keepPlan(planOf("2021-05", "13", "medical"));
  await page.goto(`${plan}/calendar`);
  await founder.press("feed-make");
  const feed = await page.locator("#feed-url").innerText();
  await founder.record(plan, 4, "asked");
  await founder.record(plan, 4, "returned");
  // The request came back: the month stands.
  for (const event of (await readFeed(request, feed)).values()) expect(event.status, event.uid).toBe("CONFIRMED");
  await founder.apply(plan);
  await founder.apply(plan, "returned");
  const returned = await readFeed(request, feed);
  for (const id of ["reply_dispatch", "submission_due"]) expect(eventAbout(returned, id).status).toBe("CANCELLED");
  expect(eventAbout(returned, "submission_due").alarms).toEqual([]);
  expect(eventAbout(returned, "card_reader_request").status).toBe("CONFIRMED");

  await page.goto(`${plan}/remove`);
  await founder.press("remove-button");
  await founder.isTold("plans-removed");
  const gone = await readFeed(request, feed);
  expect([...gone.keys()].sort()).toEqual([...returned.keys()].sort());
  for (const [uid, event] of gone) {
    expect([event.status, event.alarms], uid).toEqual(["CANCELLED", []]);
    expect(event.sequence, uid).toBeGreaterThan(returned.get(uid)!.sequence);
  }
});
