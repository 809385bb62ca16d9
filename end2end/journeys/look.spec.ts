// How long plans and steps are on a phone, and where their one button stands.

import type { Page } from "@playwright/test";
import { at } from "../harness/days";
import { Founder, planOf } from "../harness/founder";
import { expect, test } from "../harness/test";

/** CSS pixels at 360 px; English is a third longer. */
const LIMITS = { ja: 4_000, en: 5_400 };
/** With everything open: the aim is twice as long, and a pair is not there yet. */
const OPENED = 2.25;
/** Until here the one button has ended. */
const FIRST_VIEW = 800;
const FOLDS = 5;
const ENGLISH = 1.35;
/** A kept plan, a step, and step 4 with its two acts. */
const KEPT = { kept: 2_850, step: 2_600, stepFour: 2_900 };
const FOLDS_OF_STEP_FOUR = 6;

test.use({ viewport: { width: 360, height: 800 }, startsAt: "2026-11-30T10:00:00+09:00" });

/** What is looked at; the folds are opened to see how long the page is with them. */
async function measured(page: Page) {
  return page.evaluate(() => {
    // The test clock's banner is on no page of a founder's.
    const banner = document.querySelector(".clock-banner")?.getBoundingClientRect().height ?? 0;
    const height = () => document.documentElement.scrollHeight - banner;
    const shown = (element: Element) => element.getClientRects().length > 0;
    const buttons = [...document.querySelectorAll("main .button:not(.button-secondary)")].filter(shown);
    const closed = height();
    const folds = document.querySelectorAll("main details");
    const ends = buttons.map((button) => button.getBoundingClientRect().bottom - banner);
    for (const fold of folds) fold.setAttribute("open", "");
    return { closed: Math.round(closed), opened: Math.round(height()), folds: folds.length, ends };
  });
}

for (const [name, opening, prefecture, kind] of [
  ["in good time", "2027-06", "13", "medical"],
  ["the card reader may be late", "2027-03", "13", "medical"],
  ["late, nothing said", "2027-01", "13", "medical"],
  ["after the last day of steps 5 and 6", "2026-12", "13", "medical"],
  ["medical and dental", "2027-06", "27", "both"],
] as const) {
  test(`a plan has one button in the first view and is not long: ${name}`, async ({ page, language }) => {
    await page.goto(planOf(opening, prefecture, kind));
    const { closed, opened, folds, ends } = await measured(page);
    expect.soft(closed, "height").toBeLessThanOrEqual(LIMITS[language]);
    expect.soft(opened, "height with everything open").toBeLessThanOrEqual(OPENED * LIMITS[language]);
    expect.soft(folds, "folds").toBeLessThanOrEqual(FOLDS);
    expect.soft(ends.length, "primary buttons").toBe(1);
    expect.soft(ends[0], "end of the button").toBeLessThanOrEqual(FIRST_VIEW);
  });
}

/** The words of the picture that lie over one another, or outside it. */
async function collisions(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const frame = document.querySelector(".month-picture svg")!.getBoundingClientRect();
    const words = [...document.querySelectorAll(".month-picture svg text")].map((text) => ({
      said: text.textContent,
      box: text.getBoundingClientRect(),
    }));
    const outside = words.filter(({ box }) => box.left < frame.left - 1 || box.right > frame.right + 1);
    const over = words.flatMap((one, index) =>
      words.slice(0, index).filter(
        (other) =>
          Math.min(one.box.right, other.box.right) > Math.max(one.box.left, other.box.left) &&
          // Lines of one column touch by their leading.
          Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top) > 4,
      ).map((other) => `${other.said} | ${one.said}`),
    );
    return [...outside.map(({ said }) => `outside: ${said}`), ...over];
  });
}

test("no words of the picture lie over one another", async ({ page }) => {
  for (const prefecture of ["04", "13", "23", "34"]) {
    for (const opening of ["2027-01", "2027-02", "2027-03", "2027-05"]) {
      const address = planOf(opening, prefecture, "both");
      await page.goto(address);
      expect.soft(await collisions(page), address).toEqual([]);
    }
  }
});

test("header and footer are short", async ({ page, language }) => {
  await page.goto("/");
  const high = (selector: string) => page.locator(selector).evaluate((element) => element.getBoundingClientRect().height);
  expect(await high(".site-header")).toBeLessThanOrEqual(57);
  expect(await high(".site-footer")).toBeLessThanOrEqual(language === "ja" ? 190 : 215);
});

test("a kept plan and its steps are not long, in every state", async ({ page, language, mailbox, t, server }) => {
  test.setTimeout(180_000);
  const founder = new Founder(page, mailbox, t);
  const plan = await founder.keepPlan(planOf("2027-06", "13", "medical"));
  const most = (height: number) => Math.round(language === "ja" ? height : height * ENGLISH);

  async function expectKept(state: string): Promise<void> {
    await page.goto(plan);
    const { closed, folds, ends } = await measured(page);
    expect.soft(closed, `${state}: height`).toBeLessThanOrEqual(most(KEPT.kept));
    expect.soft(folds, `${state}: folds`).toBeLessThanOrEqual(FOLDS);
    expect.soft(ends.length, `${state}: primary buttons`).toBe(1);
    expect.soft(ends[0], `${state}: end of the button`).toBeLessThanOrEqual(FIRST_VIEW);
  }

  async function expectSteps(state: string): Promise<void> {
    for (const step of [1, 2, 3, 4, 5, 6, 7]) {
      await page.goto(`${plan}/steps/${step}`);
      const { closed, folds, ends } = await measured(page);
      const four = step === 4;
      expect.soft(closed, `${state}, step ${step}: height`).toBeLessThanOrEqual(most(four ? KEPT.stepFour : KEPT.step));
      expect.soft(ends.length, `${state}, step ${step}: primary buttons`).toBeLessThanOrEqual(1);
      expect.soft(folds, `${state}, step ${step}: folds`).toBeLessThanOrEqual(four ? FOLDS_OF_STEP_FOUR : FOLDS);
    }
  }

  await expectKept("new");
  await expectSteps("new");
  await founder.record(plan, 1, "done", "0012345");
  await founder.record(plan, 2, "done");
  await expectKept("two done");
  await founder.record(plan, 3, "done");
  await founder.record(plan, 4, "asked");
  await expectKept("waiting, not applied");
  await founder.apply(plan);
  await expectKept("waiting");
  await expectSteps("waiting");
  await server.setClock(at("2027-04-12", "10:00"));
  await founder.signIn();
  await founder.record(plan, 4, "done", "0415067");
  for (const step of [5, 6]) await founder.record(plan, step, "done");
  await expectKept("recorded");
  await expectSteps("recorded");
  await founder.tickAll(plan);
  await expectKept("ready");
});
