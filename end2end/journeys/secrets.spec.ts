// Codes, passwords and link tokens are in no log, mail, address, metric or
// error text: a whole journey, with the log at its most talkative.

import type { Page } from "@playwright/test";
import { at } from "../harness/days";
import { Founder, PASSWORD, planOf } from "../harness/founder";
import { codeSecret, expectNoneOf, textSecret, type Secret } from "../harness/leaks";
import { linkIn } from "../harness/mailbox";
import { expect, test } from "../harness/test";
import { texts } from "../harness/texts";

const PROVISIONAL = "0071938";
const NUMBER = "0415067";
const CODES: Secret[] = [
  codeSecret("the provisional code", PROVISIONAL),
  codeSecret("the reception number", NUMBER),
  codeSecret("the reception number with ten digits", `131${NUMBER}`),
];
const CLERK = "clerk@example.go.jp";

test.use({ configuration: { RUST_LOG: "trace" } });

/** What a page says to its reader: not what stands in the fields for typing. */
const words = async (page: Page): Promise<string> => `${await page.title()}\n${await page.locator("body").innerText()}`;

/** Every address that the page asks for, with the one it says it comes from. */
function addresses(page: Page): string[] {
  const seen: string[] = [];
  page.on("request", (request) => seen.push(request.url(), request.headers()["referer"] ?? ""));
  return seen;
}

test("no code, password or token gets into logs, mails, addresses, metrics or error texts @once", async ({
  page, browser, request, mailbox, server, t,
}) => {
  test.setTimeout(180_000);
  const founder = new Founder(page, mailbox, t);
  const visited = addresses(page);
  const tokens: Secret[] = [];
  const token = (name: string, address: string) => {
    const text = new URL(address).pathname.split("/").pop()!.replace(/\.ics$/, "");
    expect(text.length, name).toBeGreaterThan(20);
    tokens.push(textSecret(name, text));
  };

  await test.step("signing up, a forgotten password, signing in by link", async () => {
    await page.goto(planOf("2021-05", "13", "medical"));
    await founder.press("plan-keep");
    await founder.signUp();
    token("the confirmation link", linkIn(mailbox.to(founder.email)[0], "/confirm/"));
    await page.goto("/reset");
    await page.fill("[name=email]", founder.email);
    await founder.press("account-send-mail");
    const reset = linkIn(await mailbox.waitFor(founder.email, 2), "/reset/");
    token("the reset link", reset);
    await page.goto(reset);
    await page.fill("[name=password]", `${PASSWORD}, again`);
    await founder.press("new-password-button");
    await page.waitForURL((url) => !url.pathname.startsWith("/reset/"));
    await page.context().clearCookies();
    await page.goto("/sign-in");
    await page.fill("[name=email]", founder.email);
    await page.fill("[name=password]", `${PASSWORD}, but wrong`);
    await founder.press("sign-in-button");
    await expect(page.locator(".error-summary")).toBeVisible();
    await page.goto("/sign-in/link");
    await page.fill("[name=email]", founder.email);
    await founder.press("account-send-mail");
    // The third mail says that the password was changed.
    const link = linkIn(await mailbox.waitFor(founder.email, 4), "/sign-in/link/");
    token("the sign-in link", link);
    await page.goto(link);
    await founder.press("link-sign-in-button");
    await page.waitForURL((url) => !url.pathname.includes("/sign-in/"));
  });
  const plan = await founder.firstPlan();

  await test.step("a code in the wrong place gets a sentence that does not repeat it", async () => {
    for (const [step, choice, typed, error] of [
      [1, "done", "１３-１-０４１５０６７", "code-number-instead-of-provisional"],
      [1, "done", NUMBER, "code-number-instead-of-provisional"],
      [4, "done", "００ ７１９３８", "code-provisional-instead-of-number"],
      [4, "done", `14-1-${NUMBER}`, "code-other-prefecture"],
      [4, "done", `13 3 ${NUMBER}`, "code-other-kind"],
      [4, "done", `${NUMBER}9`, "code-wrong-length"],
    ] as const) {
      await page.goto(`${plan}/steps/${step}`);
      await founder.send(choice, typed);
      await expect(page.locator("#code-error")).toHaveText(t(`error-${error}`));
      await expect(page.locator("[name=code]")).toHaveValue(typed);
      expectNoneOf(CODES, await words(page), `the error text for ${error}`);
    }
  });

  await test.step("codes in several spellings, form 1, the calendar", async () => {
    await founder.record(plan, 1, "done", "００-７１９ ３８");
    await founder.record(plan, 2, "done");
    await founder.record(plan, 3, "done");
    await founder.answerForm1(plan);
    expect((await founder.printForm1("form1-make")).replaceAll(/\s/g, "")).toContain(PROVISIONAL);
    await founder.record(plan, 4, "asked");
    await founder.record(plan, 4, "done", "１３-１-０４１５０６７");
    await founder.press("code-show");
    await expect(page.getByRole("main")).toContainText(NUMBER);
    await page.goto(`${plan}/calendar`);
    await founder.press("feed-make");
    const feed = await page.locator("#feed-url").innerText();
    token("the calendar's address", feed);
    expectNoneOf(CODES, await (await request.get(feed)).text(), "the calendar");
    for (const path of ["/plans", plan, `${plan}/history`, `${plan}/steps/4`, `${plan}/steps/5`, `${plan}/ready`]) {
      await page.goto(path);
      expectNoneOf(CODES, await words(page), path);
    }
  });

  await test.step("typed where it does not belong: the guide, a question, a note", async () => {
    await page.goto("/guide");
    await page.fill("[name=question]", `受付番号は${NUMBER}です。いつまでに提出しますか。`);
    await founder.press("guide-send");
    await expect(page.getByRole("main")).toContainText(NUMBER);
    await server.inviteStaff(CLERK, "kantoshinetsu", "clerk");
    const invitation = linkIn(await mailbox.waitFor(CLERK), "/invite/");
    token("the invitation", invitation);
    const desk = await browser.newContext({ baseURL: server.url, locale: "ja-JP" });
    const clerk = new Founder(await desk.newPage(), mailbox, texts("ja"), CLERK);
    await clerk.acceptInvitation();
    await page.goto(`/ask?plan=${plan.split("/").pop()}`);
    await page.fill("[name=body]", `${NUMBER}の件です。分室でも受け付けていますか。`);
    await founder.press("ask-send");
    await page.waitForURL(/\/questions\/[^/]+$/);
    await mailbox.waitFor(CLERK, 2);
    await clerk.page.goto("/desk");
    await desk.close();
  });

  await test.step("reminders, and no designation", async () => {
    const n = mailbox.to(founder.email).length;
    await server.setClock(at("2021-04-01", "09:00:10"));
    const reminder = await mailbox.waitFor(founder.email, n + 1);
    const unsubscribe = /\/unsubscribe\?[^\s<>"]+/.exec(reminder.text)?.[0] ?? "";
    expect(unsubscribe).not.toBe("");
    for (const value of new URLSearchParams(unsubscribe.split("?")[1]).values()) {
      if (value.length > 20 && !value.includes("-")) tokens.push(textSecret("the signature of unsubscribing", value));
    }
    await signInAnew();
    await page.goto(`${plan}/no-designation`);
    await page.locator("[name=reason][value=refused]").check();
    await founder.press("no-designation-button");
    await page.waitForURL(/\/report$/);
    await founder.press("report-reveal");
    await expect(page.locator(".report")).toContainText(NUMBER);
    await page.goto(plan);
    await founder.open("kept-actions-more");
    await founder.press("outcome-take-back");
    await founder.isTold("plans-saved");
  });

  async function signInAnew() {
    await page.goto("/sign-in");
    await page.fill("[name=email]", founder.email);
    await page.fill("[name=password]", `${PASSWORD}, again`);
    await founder.press("sign-in-button");
    await page.waitForURL((url) => url.pathname !== "/sign-in");
  }

  for (const cookie of await page.context().cookies()) {
    if (cookie.name.includes("session")) tokens.push(textSecret("the session's cookie", cookie.value));
  }

  await test.step("errors of every kind: a code in an address, too much of it, codes that do not open", async () => {
    expect((await page.request.get(`/plans/${NUMBER}/steps/131-${NUMBER}?code=${NUMBER}`)).status()).toBeGreaterThanOrEqual(400);
    expect((await page.request.post(`${plan}/steps/4`, { form: { code: NUMBER } })).status()).toBeGreaterThanOrEqual(400);
    expect((await page.request.post("/sign-in", { form: { email: founder.email, password: PASSWORD.repeat(9_000) } })).status()).toBe(413);
    // An operator with an older copy of the key file: the stored codes are unreadable.
    await server.putOldKeysBack();
    const broken = await page.goto(`${plan}/steps/4`);
    expect(broken?.status()).toBe(500);
    await founder.reads("fault-internal-text");
    expectNoneOf(CODES, await page.content(), "the error page");
  });

  const passwords = [textSecret("a password", PASSWORD), textSecret("a password in an address", PASSWORD.replaceAll(" ", "+"))];
  // The grep would find nothing in a log that says nothing.
  expect(server.log).toContain('"level":"TRACE"');
  expect(server.log).toContain('"route":"/plans/{id}/steps/{step}"');
  expect(server.log).toContain('"message":"request failed"');
  expectNoneOf([...CODES, ...passwords, ...tokens], server.log, "the server's log");
  for (const mail of mailbox.mails) {
    expectNoneOf([...CODES, ...passwords], `${mail.raw}\n${mail.text}\n${mail.html}`, `the mail "${mail.subject}"`);
  }
  const ours = visited.filter((address) => address !== "");
  expect(ours.filter((address) => !address.startsWith(server.url))).toEqual([]);
  expectNoneOf([...CODES, ...passwords], ours.join("\n"), "the addresses");
  const metrics = await (await request.get(`${server.adminUrl}/metrics`)).text();
  expect(metrics).toContain("http_requests_total");
  expectNoneOf([...CODES, ...passwords, ...tokens], metrics, "the metrics");
});
