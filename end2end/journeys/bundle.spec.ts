// What a first visit costs, and whether the two halves fit together.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { planOf } from "../harness/founder";
import { deferred, firstView, total } from "../harness/measure";
import { siteFolder } from "../harness/server";
import { expect, test } from "../harness/test";

const FIRST_VIEW = 40_000;
const WASM_AND_JS = 120_000;
const PLAN = planOf("2021-05", "13", "medical");

for (const [page, path] of [["home", "/"], ["plan", PLAN]] as const) {
  test(`the first view of the ${page} page is small, and the bundle comes after it @once`, async ({ server, browser }) => {
    const first = total(await firstView(browser, server.url + path));
    const later = await deferred(browser, server.url + path);
    console.log(`    ${page}: first view ${first} bytes of ${FIRST_VIEW}, deferred ${total(later)} of ${WASM_AND_JS}`);
    expect(first).toBeLessThanOrEqual(FIRST_VIEW);
    expect(total(later)).toBeLessThanOrEqual(WASM_AND_JS);
  });
}

test("every island in the server's HTML is an export of the bundle @once", async ({ request }) => {
  const { islands } = JSON.parse(readFileSync(join(siteFolder, "manifest.json"), "utf8")) as { islands: string[] };
  const onPages = new Set<string>();
  for (const path of ["/", PLAN, "/sign-up", "/guide"]) {
    const html = await (await request.get(path)).text();
    for (const [, name] of html.matchAll(/data-component="([^"]+)"/g)) onPages.add(name);
  }
  expect(onPages.size).toBeGreaterThan(0);
  expect(islands).toEqual(expect.arrayContaining([...onPages]));
});

test("a page without islands does not load the bundle @once", async ({ server, browser }) => {
  const later = await deferred(browser, `${server.url}/privacy`);
  expect(later.filter(({ url }) => url.endsWith(".wasm"))).toEqual([]);
});
