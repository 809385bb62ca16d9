// From the wasm that cargo built to the files that the server hands out:
//
//   node frontend/bundle.mjs GLUE_DIR SITE_DIR
//   node frontend/bundle.mjs --styles SITE_DIR   (no islands: for the gallery)
//
// GLUE_DIR holds what tsukihajime-bindgen wrote. SITE_DIR gets
//   manifest.json         which file is which; the server reads it at start
//   pkg/*.<hash>.*        never change under their name: cached for ever
//   fonts/, icons/, …     assets/ and the fonts that package.json names
// with .br and .gz beside everything that compresses. Ends with an error when
// wasm + JS are larger than the limit.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { transformSync } from "esbuild";

/** What a phone may have to load before the islands wake (issue 2). */
const WASM_AND_JS_LIMIT = 120_000;

/** Exactly what the browsers have that we serve. `--all-features` makes
 *  wasm-opt emit imports that Chromium refuses. */
const WASM_FEATURES = [
  "bulk-memory", "nontrapping-float-to-int", "reference-types", "multivalue", "mutable-globals", "sign-ext",
].map((feature) => `--enable-${feature}`);

/** The browsers whose CSS and JS syntax the output may use (2022 and later). */
const BROWSERS = ["chrome108", "firefox110", "safari15.6"];

const [glueDir, siteDir] = process.argv.slice(2);
if (!glueDir || !siteDir) {
  console.error("usage: node frontend/bundle.mjs GLUE_DIR SITE_DIR");
  process.exit(2);
}
const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, "node_modules");

const hashOf = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);
const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });

/** wasm-opt takes seconds: the same input is not optimised twice. */
function optimised(wasm) {
  const cached = join(glueDir, `optimised-${hashOf(wasm + WASM_FEATURES)}.wasm`);
  if (!existsSync(cached)) {
    for (const old of readdirSync(glueDir)) {
      if (old.startsWith("optimised-")) rmSync(join(glueDir, old));
    }
    const tool = join(modules, "binaryen", "bin", "wasm-opt");
    execFileSync(process.execPath, [tool, "-Oz", ...WASM_FEATURES, join(glueDir, "tsukihajime_bg.wasm"), "-o", cached], {
      stdio: "inherit",
    });
  }
  return readFileSync(cached);
}

/** The design tokens that the styles use, and the tokens those are made of. */
function tokensUsedBy(css) {
  const all = readFileSync(join(modules, "@digital-go-jp", "design-tokens", "dist", "tokens.css"), "utf8");
  const valueOf = new Map([...all.matchAll(/^\s*(--[\w-]+):\s*([^;]+);/gm)].map(([, name, value]) => [name, value]));
  const used = new Set();
  const visit = (text) => {
    for (const [, name] of text.matchAll(/var\(\s*(--[\w-]+)/g)) {
      if (valueOf.has(name) && !used.has(name)) {
        used.add(name);
        visit(valueOf.get(name));
      }
    }
  };
  visit(css);
  return `:root {\n${[...used].map((name) => `  ${name}: ${valueOf.get(name)};`).join("\n")}\n}\n`;
}

function styles() {
  const folder = join(here, "styles");
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".css")).sort() : [];
  const css = files.map((file) => readFileSync(join(folder, file), "utf8")).join("\n");
  return Buffer.from(transformSync(tokensUsedBy(css) + css, { loader: "css", minify: true, target: BROWSERS }).code);
}

function write(path, bytes) {
  const file = join(siteDir, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
  if ([".js", ".wasm", ".css", ".svg", ".webmanifest"].includes(extname(path))) {
    writeFileSync(`${file}.br`, brotli(bytes));
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  }
  return path;
}

function copyAssets() {
  const assets = join(here, "assets");
  for (const entry of readdirSync(assets, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath ?? entry.path, entry.name);
    if (entry.isFile()) write(file.slice(assets.length + 1), readFileSync(file));
  }
  const { fonts } = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
  for (const font of fonts) {
    mkdirSync(join(siteDir, "fonts"), { recursive: true });
    cpSync(join(modules, font), join(siteDir, "fonts", basename(font)));
  }
}

rmSync(siteDir, { recursive: true, force: true });
copyAssets();
const css = styles();
const cssName = `pkg/main.${hashOf(css)}.css`;
write(cssName, css);
if (glueDir === "--styles") {
  write("manifest.json", Buffer.from(`${JSON.stringify({ css: cssName })}\n`));
  process.exit(0);
}

const wasm = optimised(readFileSync(join(glueDir, "tsukihajime_bg.wasm")));
const wasmName = `tsukihajime_bg.${hashOf(wasm)}.wasm`;
write(`pkg/${wasmName}`, wasm);

const minified = (code, define) =>
  Buffer.from(transformSync(code, { format: "esm", minify: true, target: BROWSERS, define }).code);
const glue = readFileSync(join(glueDir, "tsukihajime.js"), "utf8");
if (!glue.includes("'tsukihajime_bg.wasm'")) throw new Error("the glue no longer names its wasm as expected");
const js = minified(glue.replaceAll("'tsukihajime_bg.wasm'", `'${wasmName}'`));
const jsName = `tsukihajime.${hashOf(js)}.js`;
const loader = minified(readFileSync(join(here, "islands.js"), "utf8"), { BUNDLE: JSON.stringify(`./${jsName}`) });

// An island's export is its name and a hash of its code (leptos_macro 0.8).
const islands = [...glue.matchAll(/^export function (\w+_\d+)\(/gm)].map(([, name]) => name);
const manifest = {
  loader: write(`pkg/islands.${hashOf(loader)}.js`, loader),
  js: write(`pkg/${jsName}`, js),
  wasm: `pkg/${wasmName}`,
  css: cssName,
  islands,
};
write("manifest.json", Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));

const kb = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const sizes = { wasm: brotli(wasm).length, js: brotli(js).length + brotli(loader).length, css: brotli(css).length };
const total = sizes.wasm + sizes.js;
console.log(`    islands: ${islands.map((name) => name.replace(/_\d+$/, "")).join(", ") || "none"}`);
console.log(`    brotli: wasm ${kb(sizes.wasm)} (raw ${kb(wasm.length)}), js ${kb(sizes.js)}, css ${kb(sizes.css)}`);
console.log(`    size gate: wasm + js ${kb(total)} of ${kb(WASM_AND_JS_LIMIT)}`);
if (total > WASM_AND_JS_LIMIT) {
  console.error("    size gate: the bundle is too large for a slow phone; see stack.md's levers, or drop an island");
  process.exit(1);
}
