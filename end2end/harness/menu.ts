import type { Page } from "@playwright/test";

/** On a phone the header's links lie in a menu: opens it, where there is one. */
export async function openMenu(page: Page): Promise<void> {
  const menu = page.locator(".site-menu > summary");
  if (await menu.isVisible()) await menu.click();
}
