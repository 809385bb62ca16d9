// What everybody sees before there is an account.

import { monthName } from "../harness/days";
import { Founder, planOf } from "../harness/founder";
import { expect, test } from "../harness/test";

const PAGES = [
  "/", "/start", "/start/opening?designation=new", "/out-of-scope", "/help", "/sources", "/accessibility", "/privacy",
  "/sign-in", "/sign-up", "/sign-in/link", "/reset", "/guide",
  planOf("2021-05", "13", "medical"), planOf("2021-05", "01", "both"), planOf("2021-03", "47", "pharmacy"),
];

test("axe finds nothing on the public pages, and none scrolls sideways at 320 px", async ({ expectEachGood }) => {
  await expectEachGood(PAGES);
});

test("one question a page leads from the home page to the plan", async ({ page, mailbox, t }) => {
  const founder = new Founder(page, mailbox, t);
  await founder.askForPlan("２０２１", "５月", "13", "medical");
  await expect(page).toHaveURL(/opening=2021-05/);
  await expect(page.locator("time[datetime='2021-04-16']").first()).toBeVisible();
  await expect(page.getByRole("main")).toContainText(t("verdict-on_time-title"));
});

test("a retroactive designation is out of scope, with the reason and a way on", async ({ page, t, expectAccessible }) => {
  await page.goto("/start");
  await page.locator("input[value=retroactive]").check();
  await page.getByRole("button", { name: t("continue") }).click();
  await expect(page).toHaveURL(/\/out-of-scope/);
  await expectAccessible();
});

test("the plan follows the form without a reload @js", async ({ page, t }) => {
  await page.goto(planOf("2021-05", "13", "medical"));
  await page.getByText(t("plan-change"), { exact: true }).click();
  await page.evaluate(() => ((window as { stayed?: boolean }).stayed = true));
  await expect(async () => {
    await page.selectOption("[name=opening]", "2021-08");
    await expect(page).toHaveURL(/opening=2021-08/, { timeout: 1000 });
  }).toPass();
  await expect(page.locator("#plan-part time[datetime='2021-07-16']").first()).toBeAttached();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(monthName(t, "2021-08"));
  expect(await page.evaluate(() => (window as { stayed?: boolean }).stayed)).toBe(true);
});
