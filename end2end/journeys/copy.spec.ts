// The secret address of the calendar is copied by its button, where there is one.

import { Founder, planOf } from "../harness/founder";
import { expect, PHONE, test } from "../harness/test";

test.use({ viewport: PHONE, permissions: ["clipboard-read", "clipboard-write"] });

test("the calendar's address can be copied whole @js", async ({ page, mailbox, t, expectGood }) => {
  const founder = new Founder(page, mailbox, t);
  const plan = await founder.keepPlan(planOf("2021-05", "13", "medical"));
  await page.goto(`${plan}/calendar`);
  await founder.press("feed-make");
  await founder.press("feed-copy");
  await founder.reads("feed-copied");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await page.locator("#feed-url").innerText());
  await expectGood();
});
