// What a founder does again and again in the journeys.

import { execFileSync } from "node:child_process";
import { expect, type Locator, type Page } from "@playwright/test";
import { linkIn, type Mailbox } from "./mailbox";
import type { Texts } from "./texts";

/** Long enough, and on no list. */
export const PASSWORD = "a clinic by the river opens in May";

/** The three answers that make a plan, as the address carries them. */
export const planOf = (opening: string, prefecture: string, kind: "medical" | "dental" | "both" | "pharmacy"): string =>
  `/plan?opening=${opening}&prefecture=${prefecture}&kind=${kind}`;

/** Answers to form 1 of a founder who is a person. */
export const FORM1 = {
  institution_name: "オン資クリニック",
  institution_postal_code: "１００－８９１６",
  institution_address: "東京都千代田区霞が関１－２－２",
  founder_name: "資格　太郎",
  reply_postal_code: "1008916",
  reply_address: "東京都千代田区霞が関１－２－２",
  reply_name: "資格　花子",
};

/** The seven steps by their ids, in the notice's order. */
const STEPS = [
  "provisional_code", "account", "card_reader", "number_request", "number_presentation", "applications",
  "non_designation_report",
];

export class Founder {
  constructor(
    readonly page: Page,
    private readonly mailbox: Mailbox,
    private readonly t: Texts,
    readonly email = "founder@example.jp",
  ) {}

  private get main(): Locator {
    return this.page.getByRole("main");
  }

  /** The button (or the link) with this message's words. */
  control(id: string, args?: Parameters<Texts>[1]): Locator {
    const name = this.t(id, args);
    return this.main.getByRole("button", { name, exact: true }).or(this.main.getByRole("link", { name, exact: true })).first();
  }

  /** Presses it. */
  async press(id: string, args?: Parameters<Texts>[1]): Promise<void> {
    await this.control(id, args).click();
  }

  /** The page says this message. */
  async reads(id: string, args?: Parameters<Texts>[1]): Promise<void> {
    await expect(this.main).toContainText(this.t(id, args));
  }

  /** The page says on top what has just happened, and at what time. */
  async isTold(id: string): Promise<void> {
    const [before, after] = this.t(id, { time: "\0" }).split("\0").map((part) => part.replace(/[.?()]/g, "\\$&").trim());
    await expect(this.page.locator(".flash")).toHaveText(new RegExp(`${before}\\s*\\d{1,2}:\\d\\d\\s*${after}`));
  }

  /** From the home page through the questions to the plan. */
  async askForPlan(year: string, month: string, prefecture: string, kind: string): Promise<void> {
    await this.page.goto("/");
    await this.press("home-start");
    await this.page.locator("input[value=new]").check();
    await this.press("continue");
    await this.page.fill("[name=year]", year);
    await this.page.fill("[name=month]", month);
    await this.press("continue");
    await this.page.selectOption("[name=prefecture]", prefecture);
    await this.press("continue");
    await this.page.locator(`input[name=kind][value=${kind}]`).check();
    await this.press("continue");
    await expect(this.page).toHaveURL(/\/plan\?/);
  }

  /** Signs up (from wherever the page now offers it) and opens the mail's link. */
  async signUp(): Promise<void> {
    await this.page.fill("[name=email]", this.email);
    await this.page.fill("[name=password]", PASSWORD);
    await this.press("sign-up-button");
    const mail = await this.mailbox.waitFor(this.email);
    await this.page.goto(linkIn(mail, "/confirm/"));
    await this.press("link-confirm-button");
    await this.page.waitForURL((url) => !url.pathname.startsWith("/confirm/"));
  }

  /** Staff: opens the invitation's mail and chooses a password. */
  async acceptInvitation(): Promise<void> {
    await this.page.goto(linkIn(await this.mailbox.waitFor(this.email), "/invite/"));
    await this.page.fill("[name=password]", PASSWORD);
    await this.press("new-password-button");
    await this.page.waitForURL((url) => !url.pathname.startsWith("/invite/"));
  }

  /** An account with one plan (or a pair); the plan's address. */
  async keepPlan(plan: string): Promise<string> {
    await this.page.goto(plan);
    await this.press("plan-keep");
    await this.signUp();
    return this.firstPlan();
  }

  /** Another plan for the account that is signed in; its address. */
  async addPlan(plan: string): Promise<string> {
    const before = await this.plans();
    await this.page.goto(plan);
    await this.press("plan-add");
    await this.isTold("plans-kept");
    const added = (await this.plans()).filter((one) => !before.includes(one));
    expect(added.length).toBe(1);
    return added[0];
  }

  /** The addresses of the account's plans. */
  async plans(): Promise<string[]> {
    await this.page.goto("/plans");
    return this.main.locator("a[href^='/plans/']").evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  }

  async firstPlan(): Promise<string> {
    await this.page.goto("/plans");
    await this.main.locator("a[href^='/plans/']").first().click();
    await this.page.waitForURL(/\/plans\/[^/]+$/);
    return new URL(this.page.url()).pathname;
  }

  async signIn(): Promise<void> {
    await this.page.goto("/sign-in");
    await this.page.fill("[name=email]", this.email);
    await this.page.fill("[name=password]", PASSWORD);
    await this.press("sign-in-button");
    await this.page.waitForURL((url) => url.pathname !== "/sign-in");
  }

  /** Fills the form of the step's page that is open, and sends it. The day is
   *  today, as the page proposes. */
  async send(choice: string, code = ""): Promise<void> {
    await this.page.locator(`[name=choice][value=${choice}]`).check();
    if (code) await this.page.fill("[name=code]", code);
    await this.press("step-save");
  }

  /** Records a step on its page. */
  async record(plan: string, step: number, choice: string, code = ""): Promise<void> {
    await this.page.goto(`${plan}/steps/${step}`);
    await this.send(choice, code);
    await this.isTold("plans-saved");
  }

  /** Hands the designation application in (or records that it came back), the
   *  second act of step 4: on this day (`YYYY-MM-DD`), or today, as the page
   *  proposes. */
  async apply(plan: string, state: "handed-in" | "returned" = "handed-in", day = ""): Promise<void> {
    await this.page.goto(`${plan}/steps/4`);
    // The rare return lies in a fold.
    if (state === "returned") await this.open("application-came-back");
    if (day) await this.fillDay("applied", day);
    await this.press(`application-save-${state}`);
    await this.isTold("plans-saved");
  }

  /** Fills three fields with a day, `YYYY-MM-DD`. */
  async fillDay(name: string, day: string): Promise<void> {
    const [year, month, date] = day.split("-").map((part) => String(Number(part)));
    for (const [part, value] of Object.entries({ year, month, day: date })) {
      await this.page.fill(`[name=${name}_${part}]`, value);
    }
  }

  /** Opens the fold with this message's words, unless it is open. */
  async open(id: string): Promise<void> {
    const fold = this.main.locator("details").filter({ has: this.page.locator("summary", { hasText: this.t(id) }) }).first();
    if ((await fold.getAttribute("open")) === null) await fold.locator("summary").first().click();
  }

  /** Ticks everything on the list before the 1st. */
  async tickAll(plan: string): Promise<void> {
    await this.page.goto(`${plan}/ready`);
    for (const tick of await this.page.locator("[name=tick]").all()) await tick.check();
    await this.press("mile-save");
  }

  /** The plan that is open (or the step) names this as the one next thing. */
  async seesNext(id: string): Promise<void> {
    await expect(this.page.locator(".next .task")).toHaveText(this.t(id));
  }

  /** The stop of a step on the line of the plan that is open. */
  row(step: number): Locator {
    return this.stop(`step-${STEPS[step - 1]}`);
  }

  /** The stop of the designation application. */
  application(): Locator {
    return this.stop("application-name");
  }

  private stop(id: string): Locator {
    const name = this.page.locator(".stop-name").filter({ hasText: this.t(id) });
    return this.page.locator(".rail-stops > li").filter({ has: name });
  }

  /** The number is there: step 5 is to be done, and step 6, which stands there,
   *  waits for it alone (別紙３ ⑥). */
  async seesFiveOpenAndSixWaiting(): Promise<void> {
    await expect(this.row(5).locator("a")).toHaveCount(1);
    await expect(this.row(6)).toHaveCount(1);
    await expect(this.row(6).locator("a")).toHaveCount(0);
  }

  /** Answers form 1 and goes on to the check of the answers. */
  async answerForm1(plan: string, answers: Partial<typeof FORM1> = {}): Promise<void> {
    await this.page.goto(`${plan}/form1`);
    for (const [name, value] of Object.entries({ ...FORM1, ...answers })) await this.page.fill(`[name=${name}]`, value);
    await this.page.locator("[name=founder][value=person]").check();
    await this.press("form1-continue");
    await this.page.waitForURL(/\/form1\/check$/);
  }

  /** Presses the button that makes form 1, and reads the file's text as a
   *  program for PDF does. */
  async printForm1(id: string, args?: Parameters<Texts>[1]): Promise<string> {
    const [download] = await Promise.all([this.page.waitForEvent("download"), this.press(id, args)]);
    expect(download.suggestedFilename()).toMatch(/\.pdf$/);
    return execFileSync("pdftotext", ["-layout", await download.path(), "-"], { encoding: "utf8" });
  }
}
