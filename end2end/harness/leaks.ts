// Looks for secrets where none may be, in whatever spelling they might stand.

import { expect } from "@playwright/test";

/** A secret by the name under which a finding is told: the secret itself shall
 *  not stand in the test's report, either. */
export type Secret = { name: string; pattern: RegExp };

/** A code: digits in any width, with spaces or hyphens between them, and not
 *  within a longer number or word (times and ids are full of digits). */
export const codeSecret = (name: string, digits: string): Secret => ({
  name,
  pattern: new RegExp(`(?<![0-9A-Za-z])${[...digits].join("[\\s\\-‐‑–ー−+]?")}(?![0-9A-Za-z])`),
});

/** Words or a token, to the letter. */
export const textSecret = (name: string, text: string): Secret => ({
  name,
  pattern: new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")),
});

/** Fails with the names of what stands in the text, and a little of what is before it. */
export function expectNoneOf(secrets: Secret[], text: string, where: string): void {
  const readings = unwrapped(text);
  const found = secrets.flatMap(({ name, pattern }) =>
    readings.flatMap((reading) => {
      const at = reading.search(pattern);
      return at < 0 ? [] : [`${name} after "${reading.slice(Math.max(0, at - 120), at)}"`];
    }),
  );
  expect(found, where).toEqual([]);
}

/** The text, and what it says under the wrappings that logs and mails have:
 *  full width, addresses, and mail bodies as they go over the wire. */
function unwrapped(text: string): string[] {
  const lines = text.replaceAll("<CRLF>", "\r\n").replaceAll("\\r\\n", "\r\n");
  const quoted = lines.replaceAll("=\r\n", "").replace(/(?:=[0-9A-F]{2})+/g, (hex) => bytes(hex, "="));
  const base64 = (lines.match(/(?:[A-Za-z0-9+/]{60,76}\r\n)+[A-Za-z0-9+/]*={0,2}/g) ?? []).map((block) =>
    Buffer.from(block, "base64").toString("utf8"),
  );
  const addresses = text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (hex) => bytes(hex, "%"));
  const escaped = text.replace(/(?:\\{1,2}x[0-9a-f]{2})+/g, (hex) => bytes(hex, "x"));
  return [text, quoted, addresses, escaped, ...base64].map((reading) => reading.normalize("NFKC"));
}

const bytes = (hex: string, mark: string): string =>
  Buffer.from(hex.replaceAll("\\", "").replaceAll(mark, ""), "hex").toString("utf8");
