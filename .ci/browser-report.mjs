// node browser-report.mjs REPORT: what Playwright's JSON report says, as
// "PASSED FAILED" on standard output; on standard error each test that failed
// or that needed its second try, with why.

import { readFileSync } from "node:fs";

const { stats, errors, suites } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const colours = /\u001b\[[0-9;]*m/g;

const tests = (suite) => [
  ...(suite.suites ?? []).flatMap(tests),
  ...(suite.specs ?? []).flatMap((spec) => spec.tests.map((test) => ({ ...test, title: spec.title }))),
];

for (const { status, projectName, title, results } of suites.flatMap(tests)) {
  if (status !== "unexpected" && status !== "flaky") continue;
  console.error(`[${projectName}] ${title}: ${status === "flaky" ? "passed at the second try only" : "failed"}`);
  const messages = results.flatMap((result) => result.errors ?? []).map((error) => error.message ?? String(error.value));
  for (const message of messages) console.error(message.replace(colours, "").split("\n").slice(0, 30).join("\n"));
}
for (const error of errors) console.error(error.message);
console.log(stats.expected + stats.flaky, stats.unexpected + errors.length);
