// The words on the buttons, from the same messages that the server uses: so a
// journey reads the same in both languages, and a reworded button breaks none.

import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";

export type Texts = (id: string, args?: Record<string, FluentVariable>) => string;

export function texts(language: "ja" | "en"): Texts {
  const folder = resolve(import.meta.dirname, "../../locales", language);
  const bundle = new FluentBundle(language, { useIsolating: false });
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".ftl"))) {
    bundle.addResource(new FluentResource(readFileSync(join(folder, file), "utf8")), { allowOverrides: true });
  }
  return (id, args) => {
    const pattern = bundle.getMessage(id)?.value;
    if (!pattern) throw new Error(`no message ${id} in locales/${language}`);
    return bundle.formatPattern(pattern, args);
  };
}
