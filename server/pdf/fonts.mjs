// Puts the font of form 1 into site/fonts, from the npm package of frontend/
// (SIL Open Font License 1.1), with its licence beside it. Run by the set-up
// after `npm ci`; does nothing when the files are there already.
import { copyFileSync, existsSync, mkdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const from = join(root, "frontend", "node_modules", "@expo-google-fonts", "noto-serif-jp");
const to = join(root, "site", "fonts");
const files = [
  ["400Regular/NotoSerifJP_400Regular.ttf", "NotoSerifJP_400Regular.ttf"],
  ["LICENSE_FONT", "NotoSerifJP_LICENSE.txt"],
];

if (!existsSync(from)) {
  console.error(`fonts: ${from} is missing; run \`npm ci\` in frontend/ first`);
  process.exit(1);
}
mkdirSync(to, { recursive: true });
for (const [source, name] of files) {
  const target = join(to, name);
  if (existsSync(target) && statSync(target).size === statSync(join(from, source)).size) continue;
  copyFileSync(join(from, source), target);
  console.log(`fonts: site/fonts/${name}`);
}
