import { chromium } from "@playwright/test";
import { createServer } from "node:http";
import { readFileSync, existsSync, readdirSync } from "node:fs";
import { join, extname } from "node:path";
const html = "/work/main/target/gallery/html", site = "/work/main/target/gallery/site";
const types = { ".css": "text/css", ".svg": "image/svg+xml", ".html": "text/html", ".js": "text/javascript" };
const server = createServer((q, r) => {
  const path = decodeURIComponent(new URL(q.url, "http://x").pathname);
  for (const f of [join(html, path), join(site, path)]) if (existsSync(f) && !f.endsWith("/")) { r.setHeader("content-type", types[extname(f)] ?? "application/octet-stream"); return r.end(readFileSync(f)); }
  r.statusCode = 404; r.end();
}).listen(0, "127.0.0.1");
await new Promise((r) => server.on("listening", r));
const port = server.address().port;
const [mode, width, ...wanted] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: process.env.CHROME || "/usr/bin/chromium" });
const page = await browser.newPage({ viewport: { width: Number(width), height: 800 }, javaScriptEnabled: true, colorScheme: process.env.SCHEME || "light" });
for (const f of readdirSync(html)) {
  if (!wanted.some((w) => f.startsWith(w))) continue;
  await page.goto(`http://127.0.0.1:${port}/${f}`);
  const h = await page.evaluate(() => ({ h: document.documentElement.scrollHeight, b: [...document.querySelectorAll("main .button:not(.button-secondary)")].map(e => Math.round(e.getBoundingClientRect().bottom + scrollY)), folds: document.querySelectorAll("main details").length, w: document.documentElement.scrollWidth }));
  console.log(f.padEnd(48), h.h, "buttons", h.b.join(","), "folds", h.folds, h.w > Number(width) ? "WIDE " + h.w : "");
  if (mode === "shot") await page.screenshot({ path: `/tmp/shots/${f}.${width}.png`, fullPage: true });
}
await browser.close(); server.close();
