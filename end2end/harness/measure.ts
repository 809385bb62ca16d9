// What a page costs on the wire.

import type { Browser } from "@playwright/test";

export type Transfer = { url: string; bytes: number };

/** Everything a first visit loads with JavaScript off, headers included: that
 *  is the whole critical path, for what islands load is deferred by design. */
export async function firstView(browser: Browser, url: string): Promise<Transfer[]> {
  return transfers(browser, url, false);
}

/** What JavaScript adds to it: the glue and the wasm. */
export async function deferred(browser: Browser, url: string): Promise<Transfer[]> {
  const critical = new Set((await firstView(browser, url)).map((transfer) => transfer.url));
  return (await transfers(browser, url, true)).filter((transfer) => !critical.has(transfer.url));
}

export const total = (loaded: Transfer[]): number => loaded.reduce((sum, { bytes }) => sum + bytes, 0);

async function transfers(browser: Browser, url: string, javaScriptEnabled: boolean): Promise<Transfer[]> {
  const context = await browser.newContext({ javaScriptEnabled });
  try {
    const page = await context.newPage();
    const network = await context.newCDPSession(page);
    const urls = new Map<string, string>();
    const loaded: Transfer[] = [];
    network.on("Network.requestWillBeSent", ({ requestId, request }) => urls.set(requestId, request.url));
    network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) =>
      loaded.push({ url: urls.get(requestId) ?? requestId, bytes: encodedDataLength }),
    );
    await network.send("Network.enable");
    await page.goto(url, { waitUntil: "networkidle" });
    return loaded.filter((transfer) => transfer.url.startsWith("http"));
  } finally {
    await context.close();
  }
}
