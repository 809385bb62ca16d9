// axe, on pages with and without JavaScript.

import AxeBuilder from "@axe-core/playwright";
import { expect, type Browser, type Page } from "@playwright/test";

/** WCAG 2.2 AA, and what axe thinks good beyond it. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Fails with axe's findings when the page has any. */
export async function expectAccessible(page: Page, javaScriptEnabled: boolean, browser: Browser): Promise<void> {
  if (javaScriptEnabled) return analyse(page);
  // axe is itself JavaScript: it looks at a copy of what stands on the page,
  // without its scripts, in a browser that may run axe's.
  const url = page.url();
  const html = (await page.content()).replaceAll(/<script\b[\s\S]*?<\/script>/g, "");
  const context = await browser.newContext({ javaScriptEnabled: true, bypassCSP: true, viewport: page.viewportSize() });
  try {
    const copy = await context.newPage();
    await copy.route(url, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: html }));
    await copy.goto(url);
    await analyse(copy);
  } finally {
    await context.close();
  }
}

async function analyse(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  const found = violations.map((v) => `${v.id}: ${v.help}\n    ${v.nodes.map((node) => node.html).join("\n    ")}`);
  expect.soft(found, `axe on ${page.url()}`).toEqual([]);
}
