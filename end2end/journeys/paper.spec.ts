// What comes out of the printer: the plan on one sheet of A4.

import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";
import { Founder, planOf } from "../harness/founder";
import { expect, test } from "../harness/test";

const run = promisify(execFile);

/** Prints the page as a browser does; its text, once it is one sheet of A4. */
async function onOneSheet(page: Page, name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "tsukihajime-paper-"));
  try {
    const file = join(folder, "sheet.pdf");
    await page.pdf({ path: file, preferCSSPageSize: true, printBackground: false });
    const { stdout: about } = await run("pdfinfo", [file]);
    expect.soft(about, name).toMatch(/^Pages:\s+1$/m);
    expect.soft(about, name).toMatch(/^Page size:.*\(A4\)/m);
    const { stdout: text } = await run("pdftotext", ["-layout", file, "-"]);
    return text.replaceAll(/\s+/g, " ");
  } finally {
    await rm(folder, { recursive: true });
  }
}

test("a public plan prints as one A4 sheet, whatever the bureau and the kind", async ({ page, t, language }) => {
  test.setTimeout(180_000);
  // Bureaus with the longest notes and names, and every kind.
  for (const [opening, prefecture, kind] of [
    ["2021-05", "13", "medical"],
    ["2026-04", "46", "both"],
    ["2027-06", "38", "both"],
    ["2027-06", "01", "pharmacy"],
    ["2027-06", "31", "dental"],
  ] as const) {
    await page.goto(planOf(opening, prefecture, kind));
    const text = await onOneSheet(page, `${opening} ${prefecture} ${kind}`);
    expect.soft(text).toContain("0800-080-4583");
    expect.soft(text.replaceAll(" ", "")).toContain(`opening=${opening}&prefecture=${prefecture}&kind=${kind}`);
    expect.soft(text).toContain(t("sheet-column-when"));
    expect.soft(text).toContain(language === "ja" ? "8:00～18:00" : "8:00–18:00");
  }
});

test("a kept plan prints as one A4 sheet with what is done, and its short link leads back", async ({
  page, mailbox, t,
}) => {
  test.setTimeout(180_000);
  const founder = new Founder(page, mailbox, t);
  const plan = await founder.keepPlan(planOf("2021-05", "13", "both"));
  await page.goto(`${plan}/name`);
  await page.fill("[name=label]", "とても長い名前を付けた計画。".repeat(4));
  await founder.press("kept-name-save");
  await page.goto(`${plan}/steps/1`);
  await page.locator("[name=choice][value=done]").check();
  await page.fill("[name=code]", "0012345");
  await founder.press("step-save");
  await page.goto(plan);
  const text = await onOneSheet(page, "kept");
  expect(text).not.toContain("0012345");
  const [, link] = text.match(/(\/p\/[0-9a-z]{8})/) ?? [];
  expect(link, text).toBeTruthy();
  await page.goto(link!);
  await expect(page).toHaveURL(new RegExp(`${plan}$`));
});

test("form 1's cover sheet and the report of step 7 print as one sheet each", async ({ page, mailbox, t, server }) => {
  test.setTimeout(180_000);
  const founder = new Founder(page, mailbox, t);
  const plan = await founder.keepPlan(planOf("2021-05", "13", "medical"));
  await page.goto(`${plan}/form1/cover`);
  await onOneSheet(page, "cover");
  await server.setClock("2021-04-12T10:00:00+09:00");
  await founder.signIn(); // months later the session is over
  await page.goto(`${plan}/steps/4`);
  await page.locator("[name=choice][value=done]").check();
  await page.fill("[name=code]", "0415067");
  await founder.press("step-save");
  await page.goto(`${plan}/no-designation`);
  await page.locator("[name=reason]").first().check();
  await founder.press("no-designation-button");
  await page.goto(`${plan}/report`);
  await onOneSheet(page, "report");
});
