// Pictures of the gallery's HTML, narrow and wide, light and dark, with axe:
//
//   node gallery/pictures.mjs HTML_FOLDER SITE_FOLDER OUT_FOLDER [--only WORD] [--accept]
//
// Writes OUT_FOLDER/index.html. Compares light pictures with accepted.json:
// their height, and 256 bits of what is lighter than what. `--accept` writes
// it anew. Ends with an error for what axe finds, not for what has changed.

import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, resolve } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "@playwright/test";

const WIDTHS = [360, 1280];
const SCHEMES = ["light", "dark"];
const WORKERS = 2;
/** WCAG 2.2 AA, and what axe thinks good beyond it. */
const AXE = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** Bits of 256 that may differ: letters drawn by another version of Chromium. */
const ALIKE_BITS = 6;
const KINDS = { ".css": "text/css", ".svg": "image/svg+xml", ".js": "text/javascript", ".html": "text/html; charset=utf-8" };

const options = process.argv.slice(2);
const only = options.includes("--only") ? options[options.indexOf("--only") + 1] : "";
const accepts = options.includes("--accept");
const [htmlFolder, siteFolder, outFolder] = options.map((folder) => resolve(folder));
const acceptedFile = join(import.meta.dirname, "accepted.json");
const accepted = existsSync(acceptedFile) ? JSON.parse(readFileSync(acceptedFile, "utf8")) : {};
const pictures = join(outFolder, "pictures");
mkdirSync(pictures, { recursive: true });

const server = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
  const file = [join(htmlFolder, path), join(siteFolder, path)].find((file) => existsSync(file) && extname(file));
  if (!file) return void response.writeHead(404).end();
  response.writeHead(200, { "content-type": KINDS[extname(file)] ?? "application/octet-stream" });
  response.end(readFileSync(file));
}).listen(0, "127.0.0.1");
await new Promise((listening) => server.once("listening", listening));
const base = `http://127.0.0.1:${server.address().port}`;

const executablePath = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
  .find((path) => path && existsSync(path));
const args = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--hide-scrollbars"];
if (process.getuid?.() === 0) args.push("--no-sandbox");
const browser = await chromium.launch({ executablePath, args });

/** 16 x 16 times "lighter than its right neighbour". */
const signature = async (helper, png) =>
  helper.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = new OffscreenCanvas(17, 16).getContext("2d");
    canvas.drawImage(image, 0, 0, 17, 16);
    const { data: dots } = canvas.getImageData(0, 0, 17, 16);
    const light = (x, y) => [0, 1, 2].reduce((sum, part) => sum + dots[(y * 17 + x) * 4 + part], 0);
    let hex = "";
    for (let y = 0; y < 16; y++) {
      for (let x = 0; x < 16; x += 4) {
        hex += [0, 1, 2, 3].reduce((bits, i) => bits * 2 + (light(x + i, y) > light(x + i + 1, y) + 2 ? 1 : 0), 0).toString(16);
      }
    }
    return hex;
  }, png.toString("base64"));

const ones = (digit) => [...Number(digit).toString(2)].filter((bit) => bit === "1").length;
const distance = (a, b) => [...a].reduce((sum, digit, i) => sum + ones(parseInt(digit, 16) ^ parseInt(b[i] ?? "0", 16)), 0);

const files = readdirSync(htmlFolder).filter((file) => file.endsWith(".html") && file.includes(only)).sort();
const seen = {};
const heights = {};
const findings = {};
let next = 0;

async function work() {
  const context = await browser.newContext({ javaScriptEnabled: true, deviceScaleFactor: 1, locale: "ja-JP" });
  // The islands' bundle stays asleep: what a page is without it.
  await context.route("**/*.js", (route) => route.abort());
  const page = await context.newPage();
  const helper = await context.newPage();
  while (next < files.length) {
    const file = files[next++];
    const name = file.slice(0, -".html".length);
    await page.setViewportSize({ width: WIDTHS[0], height: 740 });
    await page.goto(`${base}/${file}`, { waitUntil: "load" });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: width === 360 ? 740 : 800 });
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        const picture = join(pictures, `${name}.${width}.${colorScheme}.png`);
        const png = await page.screenshot({ path: picture, fullPage: true, animations: "disabled" });
        if (width === WIDTHS[0]) {
          const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).withTags(AXE).setLegacyMode(true);
          const { violations } = await axe.analyze();
          for (const { id, help, nodes } of violations) {
            (findings[`${id}: ${help}`] ??= []).push(`${name} (${colorScheme}): ${nodes[0].html.slice(0, 160)}`);
          }
        }
        if (colorScheme === "light") {
          const height = await page.evaluate(() => document.documentElement.scrollHeight);
          if (width === WIDTHS[0]) heights[name] = height;
          seen[`${name}.${width}`] = `${height} ${await signature(helper, png)}`;
        }
      }
    }
  }
  await context.close();
}
await Promise.all(Array.from({ length: WORKERS }, work));
await browser.close();
server.close();

const changes = [];
for (const [name, now] of Object.entries(seen).sort()) {
  const before = accepted[name];
  const [height, bits] = now.split(" ");
  if (!before) changes.push([name, "new"]);
  else if (before.split(" ")[0] !== height) changes.push([name, `${before.split(" ")[0]} → ${height} px high`]);
  else if (distance(before.split(" ")[1], bits) > ALIKE_BITS) changes.push([name, "looks different"]);
}
if (!only) for (const name of Object.keys(accepted)) if (!seen[name]) changes.push([name, "gone"]);

if (accepts) {
  const kept = only ? { ...accepted, ...seen } : seen;
  const lines = Object.keys(kept).sort().map((name) => `${JSON.stringify(name)}: ${JSON.stringify(kept[name])}`);
  writeFileSync(acceptedFile, `{\n${lines.join(",\n")}\n}\n`);
}

const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const changed = new Map(changes);
const rows = files.map((file) => {
  const name = file.slice(0, -".html".length);
  const shots = WIDTHS.flatMap((width) => SCHEMES.map((scheme) => {
    const picture = `pictures/${name}.${width}.${scheme}.png`;
    return `<td><a href="${picture}"><img loading="lazy" src="${picture}" width="${width === 360 ? 180 : 320}" alt="${width} px, ${scheme}"></a></td>`;
  }));
  const said = WIDTHS.map((width) => changed.get(`${name}.${width}`)).filter(Boolean).join("; ");
  return `<tr id="${name}"><th scope="row"><a href="html/${file}">${name}</a><br>${heights[name]} px<br>${escape(said)}</th>${shots.join("")}</tr>`;
});
writeFileSync(join(outFolder, "index.html"), `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Gallery</title>
<style>body{font-family:sans-serif}td{vertical-align:top;border:1px solid #999}th{text-align:left;vertical-align:top}img{max-height:420px;object-fit:cover;object-position:top}</style></head>
<body><h1>Gallery: ${files.length} pages</h1>
<h2>Changed since accepted: ${changes.length}</h2><ul>${changes.map(([name, what]) => `<li><a href="#${name.replace(/\.\d+$/, "")}">${name}</a>: ${what}</li>`).join("")}</ul>
<h2>axe: ${Object.keys(findings).length}</h2><ul>${Object.entries(findings).map(([what, where]) => `<li>${escape(what)}: ${where.length} x<ul>${where.slice(0, 5).map((one) => `<li>${escape(one)}</li>`).join("")}</ul></li>`).join("")}</ul>
<table>${rows.join("\n")}</table></body></html>
`);

console.log("heights at 360 px (ja, easy, en):");
const families = Map.groupBy ? Map.groupBy(files, (file) => file.split(".").slice(0, 2).join(".")) : new Map();
if (families.size === 0) for (const file of files) {
  const key = file.split(".").slice(0, 2).join(".");
  families.set(key, [...(families.get(key) ?? []), file]);
}
for (const [key] of families) {
  console.log(`  ${key.padEnd(44)} ${["ja", "easy", "en"].map((lang) => String(heights[`${key}.${lang}`] ?? "-").padStart(6)).join("")}`);
}
for (const [what, where] of Object.entries(findings)) console.log(`axe ${what}\n    ${where.length} x, e.g. ${where.slice(0, 3).join("\n    ")}`);
for (const [name, what] of changes.filter(([, what]) => what !== "new")) console.log(`changed: ${name}: ${what}`);
console.log(`${files.length} files, ${files.length * 4} pictures; ${changes.length} changed or new${accepts ? " (accepted)" : ""}; axe: ${Object.keys(findings).length} findings`);
console.log(`look at ${join(outFolder, "index.html")}`);
process.exit(Object.keys(findings).length ? 1 : 0);
