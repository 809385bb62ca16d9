// `make dev`: serves, and builds and starts anew when a source changes.
import { spawn } from "node:child_process";
import { watch } from "node:fs";

const FOLDERS = ["app", "frontend", "locales", "migrations", "server"];
const NOT_SOURCES = /(^|\/)(node_modules|target|tests|\.)/;
const QUIET_MS = 400;

let running = null;
let timer = null;

function start() {
  running = spawn(".ci/serve", { stdio: "inherit", detached: true });
  running.on("exit", (code) => {
    if (code) console.log("\n(waiting for a change)");
  });
}

// The whole group: cargo, or the server that took its place.
function stop() {
  if (!running || running.exitCode !== null) return Promise.resolve();
  return new Promise((done) => {
    running.once("exit", done);
    process.kill(-running.pid, "SIGTERM");
  });
}

async function anew() {
  await stop();
  console.log("\n--- changed: building anew ---");
  start();
}

for (const folder of FOLDERS) {
  watch(folder, { recursive: true }, (_, file) => {
    if (!file || NOT_SOURCES.test(file) || !/\.(rs|ftl|csv|txt|css|mjs|toml)$/.test(file)) return;
    clearTimeout(timer);
    timer = setTimeout(anew, QUIET_MS);
  });
}
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, async () => {
    await stop();
    process.exit(0);
  });
}
start();
