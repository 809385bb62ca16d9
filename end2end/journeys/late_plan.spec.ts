// A plan that looks late asks first what is already done; each answer is an
// address, needs no account, and has one thing to do.

import { planOf } from "../harness/founder";
import { expect, test } from "../harness/test";

/** Every answer, and what is next after it on a day after step 4's safe one. */
const AFTER = {
  nothing: "turn-ask-bureau-do",
  request: "turn-await-letter-do",
  application: "turn-await-letter-do",
  number: "turn-present-do",
} as const;

test.use({ viewport: { width: 360, height: 800 }, startsAt: "2026-11-30T10:00:00+09:00" });

test("a late founder says what is done and sees what is next", async ({ page, t, expectGood }) => {
  test.setTimeout(150_000);
  const plan = planOf("2027-01", "13", "medical");
  const next = page.locator(".next .task");
  for (const [answer, task] of Object.entries(AFTER)) {
    await test.step(answer, async () => {
      await page.goto(plan);
      await expect(page.getByRole("heading", { name: t("late-question") })).toBeVisible();
      // Until it is said, what is next for those who have not handed it in.
      await expect(page.locator(".next")).toContainText(t("plan-next-not-yet"));
      await expect(page.locator(".plan-top")).toContainText(t("late-designation"));
      await expect(page.locator(".plan-top")).toContainText(t("late-individual"));
      await page.getByRole("link", { name: t(`plan-done-${answer}`), exact: true }).click();
      await expect(page).toHaveURL(new RegExp(`done=${answer}$`));
      await expect(next).toHaveText(t(task));
      await expect(page.getByText(t("late-question"))).toHaveCount(0);
      await expect(page.locator("main .button:not(.button-secondary):visible")).toHaveCount(1);
      await expect(page.locator("a[href^='/plan.ics?']")).toHaveAttribute("href", new RegExp(`done=${answer}$`));
      await expectGood();
      await page.getByRole("link", { name: t("late-answer-change"), exact: true }).click();
      await expect(page.getByRole("heading", { name: t("late-question") })).toBeVisible();
    });
  }
});

test("nobody is sent to a closed bureau: on a Saturday the next open day is named", async ({ page, t, server }) => {
  await server.setClock("2026-12-05T10:00:00+09:00");
  await page.goto(`${planOf("2027-01", "13", "medical")}&done=nothing`);
  await expect(page.locator(".next-due")).toContainText(t("plan-next-open-day"));
  await expect(page.locator(".next-due time")).toHaveAttribute("datetime", "2026-12-07");
});

test("an answer that is none is a mistake at its field", async ({ page, t }) => {
  await page.goto(`${planOf("2027-01", "13", "medical")}&done=everything`);
  await expect(page.getByRole("alert")).toContainText(t("error-choice"));
  await page.getByRole("alert").getByRole("link").click();
  await expect(page).toHaveURL(/#done$/);
});
