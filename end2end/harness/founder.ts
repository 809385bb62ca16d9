// What a founder does again and again in the journeys.

import { expect, type Page } from "@playwright/test";
import { linkIn, type Mailbox } from "./mailbox";
import type { Texts } from "./texts";

/** Long enough, and on no list. */
export const PASSWORD = "a clinic by the river opens in May";

/** The three answers that make a plan, as the address carries them. */
export const planOf = (opening: string, prefecture: string, kind: "medical" | "dental" | "both" | "pharmacy"): string =>
  `/plan?opening=${opening}&prefecture=${prefecture}&kind=${kind}`;

export class Founder {
  constructor(
    readonly page: Page,
    private readonly mailbox: Mailbox,
    private readonly t: Texts,
    readonly email = "founder@example.jp",
  ) {}

  /** Presses the button (or follows the link) with this message's words. */
  async press(id: string): Promise<void> {
    const name = this.t(id);
    const main = this.page.getByRole("main");
    await main.getByRole("button", { name, exact: true }).or(main.getByRole("link", { name, exact: true })).first().click();
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
  }

  /** An account with one plan; the plan's address. */
  async keepPlan(plan: string): Promise<string> {
    await this.page.goto(plan);
    await this.press("plan-keep");
    await this.signUp();
    return this.firstPlan();
  }

  async firstPlan(): Promise<string> {
    await this.page.goto("/plans");
    await this.page.getByRole("main").locator("a[href^='/plans/']").first().click();
    await this.page.waitForURL(/\/plans\/[^/]+$/);
    return new URL(this.page.url()).pathname;
  }

  async signIn(): Promise<void> {
    await this.page.goto("/sign-in");
    await this.page.fill("[name=email]", this.email);
    await this.page.fill("[name=password]", PASSWORD);
    await this.press("sign-in-button");
  }
}
