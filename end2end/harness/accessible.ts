// axe, on pages with and without JavaScript.

import AxeBuilder from "@axe-core/playwright";
import { expect, type Browser, type BrowserContext, type Page } from "@playwright/test";

/** WCAG 2.2 AA, and what axe thinks good beyond it. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Looks at pages for one test. */
export class Accessibility {
  private copies: BrowserContext | undefined;

  constructor(
    private readonly browser: Browser,
    private readonly javaScriptEnabled: boolean,
  ) {}

  /** Fails with axe's findings when the page has any. */
  async expectNoFindings(page: Page): Promise<void> {
    // A click returns as soon as the next page is on its way in: there axe
    // would look at an empty document.
    await page.waitForLoadState("domcontentloaded");
    if (this.javaScriptEnabled) return analyse(page);
    // axe is itself JavaScript: it looks at a copy of what stands on the page,
    // without its scripts, in a context that may run axe's.
    const url = page.url();
    const html = (await page.content()).replaceAll(/<script\b[\s\S]*?<\/script>/g, "");
    this.copies ??= await this.browser.newContext({ javaScriptEnabled: true, bypassCSP: true });
    const copy = await this.copies.newPage();
    try {
      await copy.setViewportSize(page.viewportSize() ?? { width: 1280, height: 720 });
      await copy.route(url, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: html }));
      await copy.goto(url);
      await analyse(copy);
    } finally {
      await copy.close();
    }
  }

  async close(): Promise<void> {
    await this.copies?.close();
  }
}

async function analyse(page: Page): Promise<void> {
  // No page of ours has frames, so axe need not gather its findings in a blank
  // page of its own ("legacy"), nor list what is well: half the time.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).withTags(RULES).setLegacyMode(true);
  const { violations } = await axe.analyze();
  const found = violations.map((v) => `${v.id}: ${v.help}\n    ${v.nodes.map((node) => node.html).join("\n    ")}`);
  expect.soft(found, `axe on ${page.url()}`).toEqual([]);
}
