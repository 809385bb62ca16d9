// html-validate over the gallery's HTML, every page in every state and language:
//
//   node gallery/check.mjs FOLDER
//
// Needs no browser. Prints each finding once, with the pages that have it.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { HtmlValidate } from "html-validate";
import { rules } from "./rules.mjs";

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error("usage: node gallery/check.mjs FOLDER");
  process.exit(2);
}

const files = readdirSync(folder).filter((file) => file.endsWith(".html")).sort();
const validator = new HtmlValidate(rules);
/** What was found, and where. */
const found = new Map();
const add = (what, where) => found.set(what, [...(found.get(what) ?? []), where]);

for (const file of files) {
  const html = readFileSync(join(folder, file), "utf8");
  if (!html.trimEnd().endsWith("</html>")) add("something stands after </html>", file);
  if (html.includes("<!>")) add("a comment that HTML does not know", file);
  if (html.includes("⟦")) add("a message is missing", file);
  const { results } = await validator.validateString(html, file);
  for (const { ruleId, message, line, column, selector } of results.flatMap((result) => result.messages)) {
    add(`${ruleId}: ${message} (${selector ?? ""})`, `${file}:${line}:${column}`);
  }
}

for (const [what, where] of [...found].sort((a, b) => b[1].length - a[1].length)) {
  console.log(`${what}\n    ${where.length} x, e.g. ${where.slice(0, 3).join(", ")}`);
}
console.log(`html-validate: ${files.length} files, ${found.size} findings`);
process.exit(files.length === 0 || found.size > 0 ? 1 : 0);
