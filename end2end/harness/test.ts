// What every journey starts from: `import { test, expect } from "../harness/test"`.
// Each test has a server, a mailbox and a clock of its own.

import { test as base, expect, type Page } from "@playwright/test";
import { Accessibility } from "./accessible";
import { Mailbox } from "./mailbox";
import { Server } from "./server";
import { texts, type Texts } from "./texts";

export { expect };

/** The narrowest phone that counts (WCAG 2.2, 1.4.10). */
export const PHONE = { width: 320, height: 640 };

export type Options = {
  language: "ja" | "en";
  /** "Now" when the server starts, RFC 3339. */
  startsAt: string;
  /** Configuration that differs from the harness's, by environment name. */
  configuration: Record<string, string>;
};

type Fixtures = {
  /** A message in the project's language, by its id. */
  t: Texts;
  mailbox: Mailbox;
  server: Server;
  /** Fails with axe's findings when the page has any (WCAG 2.2 AA). */
  expectAccessible: (page?: Page) => Promise<void>;
  /** The page that is open is good on its screen: axe finds nothing, and it does
   *  not scroll sideways. */
  expectGood: (page?: Page) => Promise<void>;
  /** Opens each address on a narrow phone: it is there, axe finds nothing, and
   *  it does not scroll sideways. */
  expectEachGood: (paths: string[], page?: Page) => Promise<void>;
};

export const test = base.extend<Options & Fixtures>({
  language: ["ja", { option: true }],
  // A Tuesday, an open day, long before the openings that journeys ask for.
  startsAt: ["2020-10-20T10:00:00+09:00", { option: true }],
  configuration: [{}, { option: true }],

  t: async ({ language }, use) => use(texts(language)),

  mailbox: async ({}, use) => {
    const mailbox = await Mailbox.open();
    await use(mailbox);
    await mailbox.close();
  },

  server: [
    async ({ mailbox, startsAt, configuration }, use, info) => {
      const server = await Server.start(mailbox, startsAt, configuration);
      await use(server);
      await server.stop();
      if (info.status !== info.expectedStatus) await info.attach("server log", { body: server.log });
    },
    { auto: true },
  ],

  baseURL: async ({ server }, use) => use(server.url),

  expectAccessible: async ({ page, browser, javaScriptEnabled }, use) => {
    const accessibility = new Accessibility(browser, javaScriptEnabled ?? true);
    await use((other = page) => accessibility.expectNoFindings(other));
    await accessibility.close();
  },

  expectGood: async ({ page, expectAccessible }, use) => {
    await use(async (other = page) => {
      await expectAccessible(other);
      const screen = other.viewportSize()?.width ?? PHONE.width;
      const width = await other.locator("html").evaluate((html) => html.scrollWidth);
      expect.soft(width, `${other.url()} at ${screen} px`).toBeLessThanOrEqual(screen);
    });
  },

  expectEachGood: async ({ page, expectGood }, use) => {
    await use(async (paths, other = page) => {
      await other.setViewportSize(PHONE);
      for (const path of paths) {
        const response = await other.goto(path);
        expect.soft(response?.status(), path).toBe(200);
        await expectGood(other);
      }
    });
  },
});
