// The first view on a slow phone: 4 times less CPU, 400 kbit/s, and 400 ms
// until an answer begins.

import type { Browser } from "@playwright/test";
import { planOf } from "../harness/founder";
import { expect, test } from "../harness/test";

const CPU = 4;
const BYTES_PER_SECOND = 400_000 / 8;
const LATENCY_MS = 400;
const MOST_MS = 5_000;

type View = { painted: number; loaded: number; bytes: number };

/** A first visit, in milliseconds after it was asked for. */
async function visit(browser: Browser, url: string, javaScriptEnabled: boolean): Promise<View> {
  const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 360, height: 640 }, isMobile: true });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send("Network.enable");
    await devtools.send("Network.emulateNetworkConditions", {
      offline: false, latency: LATENCY_MS, downloadThroughput: BYTES_PER_SECOND, uploadThroughput: BYTES_PER_SECOND,
    });
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: CPU });
    let bytes = 0;
    devtools.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
    await page.goto(url, { waitUntil: "load", timeout: 60_000 });
    const paint = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
    await expect.poll(() => page.evaluate(paint)).toBeGreaterThan(0);
    const loaded = await page.evaluate(
      () => (performance.getEntriesByType("navigation")[0] as PerformanceNavigationTiming).loadEventEnd,
    );
    return { painted: await page.evaluate(paint), loaded, bytes };
  } finally {
    await context.close();
  }
}

for (const [name, path] of [["home", "/"], ["plan", planOf("2021-05", "13", "medical")]] as const) {
  test(`on a slow phone the ${name} page is there within 5 seconds @once`, async ({ server, browser }) => {
    const withScripts = await visit(browser, server.url + path, true);
    const without = await visit(browser, server.url + path, false);
    const seconds = (ms: number) => (ms / 1000).toFixed(2);
    console.log(
      `    ${name}: first contentful paint ${seconds(withScripts.painted)} s, without JavaScript ` +
        `${seconds(without.painted)} s and loaded after ${seconds(without.loaded)} s (${without.bytes} bytes)`,
    );
    // The brake is on: two answers one after the other, and the bytes of both.
    for (const view of [withScripts, without]) expect(view.painted).toBeGreaterThan(2 * LATENCY_MS);
    expect(without.loaded).toBeGreaterThan((without.bytes / BYTES_PER_SECOND) * 1000);
    expect(withScripts.painted, "first contentful paint").toBeLessThanOrEqual(MOST_MS);
    expect(without.loaded, "loaded without JavaScript").toBeLessThanOrEqual(MOST_MS);
  });
}
