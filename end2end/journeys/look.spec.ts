// How long a public plan is on a phone, and where its one button stands.

import type { Page } from "@playwright/test";
import { planOf } from "../harness/founder";
import { expect, test } from "../harness/test";

/** CSS pixels at 360 px; English is a third longer. */
const LIMITS = { ja: 4_000, en: 5_400 };
/** Until here the one button has ended. */
const FIRST_VIEW = 800;
const FOLDS = 5;

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
    return { closed, opened: height(), folds: folds.length, ends };
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
    expect.soft(opened, "height with everything open").toBeLessThanOrEqual(2 * LIMITS[language]);
    expect.soft(folds, "folds").toBeLessThanOrEqual(FOLDS);
    expect.soft(ends.length, "primary buttons").toBe(1);
    expect.soft(ends[0], "end of the button").toBeLessThanOrEqual(FIRST_VIEW);
  });
}

test("header and footer are short", async ({ page, language }) => {
  await page.goto("/");
  const high = (selector: string) => page.locator(selector).evaluate((element) => element.getBoundingClientRect().height);
  expect(await high(".site-header")).toBeLessThanOrEqual(57);
  expect(await high(".site-footer")).toBeLessThanOrEqual(language === "ja" ? 190 : 215);
});
