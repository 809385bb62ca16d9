// The guide: what nobody has to know to ask, a question in one's own words, a
// question back, dates of one's own plan, and the way to a person.

import type { Page } from "@playwright/test";
import { at, fullDate, monthName } from "../harness/days";
import { Founder, planOf } from "../harness/founder";
import { openMenu } from "../harness/menu";
import { expect, PHONE, test } from "../harness/test";
import { texts } from "../harness/texts";

type Language = "ja" | "en";

/** Questions that are plainly about one thing, or plainly about none. */
const ASKED = {
  ja: {
    forgotten: "仮コードがわからなくなった場合はどう書けばよいですか",
    deadline: "受付番号の提示の期限はいつですか",
    month: "2021年5月です",
    nothing: "来週の株価を教えて",
    branch: "分室の窓口に車で行けますか。",
  },
  en: {
    forgotten: "What should I write if I have forgotten the provisional code?",
    deadline: "By when must I present the reception number?",
    month: "We open in May 2021",
    nothing: "What will the stock market do next week?",
    branch: "Can I get to the branch office by car?",
  },
} satisfies Record<Language, Record<string, string>>;

/** 提示の期限 of an opening in May 2021 (別紙２). */
const DUE = { ja: "4月16日（金）", en: "16 April" } satisfies Record<Language, string>;

/** One word, which leaves open what is asked. */
const VAGUE = { ja: "書類", en: "application" } satisfies Record<Language, string>;

/** The conversation that is open on a page. */
class Talk {
  constructor(
    readonly page: Page,
    private readonly t: ReturnType<typeof texts>,
  ) {}

  get turns() {
    return this.page.getByRole("log").locator(".guide-turn");
  }

  get last() {
    return this.turns.last();
  }

  /** Asks in words; the answer is the last turn. */
  async ask(question: string): Promise<void> {
    const before = await this.turns.count();
    await this.page.fill("[name=question]", question);
    await this.page.getByRole("button", { name: this.t("guide-send"), exact: true }).click();
    await expect(this.turns).toHaveCount(before + 1);
    await expect(this.last).toContainText(question);
  }

  /** Presses the first quick reply of the last turn; its words. */
  async choose(): Promise<string> {
    const before = await this.turns.count();
    const choice = this.last.locator("form[action='/guide'] button").first();
    const words = await choice.innerText();
    await choice.click();
    await expect(this.turns).toHaveCount(before + 1);
    return words;
  }

  /** The last turn is an answer, and says where it comes from: document, clause, edition. */
  async isAnswered(clause: string): Promise<void> {
    const sources = this.last.locator(".guide-sources > li");
    await expect(sources.first()).toContainText(clause);
    await expect(sources.first()).toContainText("2021");
    await expect(this.last.getByText(this.t("guide-rate"))).toBeVisible();
  }

  /** A person can be asked at this moment, by each of these many buttons. */
  async offersPerson(buttons: number): Promise<void> {
    const visible = this.page.getByRole("button", { name: this.t("guide-ask-person"), exact: true });
    await expect(visible).toHaveCount(buttons);
    for (const button of await visible.all()) await expect(button).toBeVisible();
  }
}

test.use({ viewport: PHONE });

test("whoever knows nothing taps, asks, chooses, and is asked for the month", async ({
  page, t, language, javaScriptEnabled, expectGood,
}) => {
  test.setTimeout(150_000);
  const asked = ASKED[language];
  const talk = new Talk(page, t);

  await test.step("where are you now: at most five taps from the home page to the step and its date", async () => {
    let taps = 0;
    const tap = async (name: string) => {
      await page.getByRole("main").or(page.getByRole("banner")).getByRole("link", { name, exact: true }).first().click();
      taps += 1;
    };
    await page.goto("/");
    await tap(t("nav-guide"));
    await tap(t("guide-page-where"));
    await expectGood();
    await tap(t("guide-where-number_presentation"));
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("guide-where-month-title"));
    await expectGood();
    await tap(monthName(t, "2021-05"));
    await expectGood();
    await tap(t("prefecture-13"));
    expect(taps).toBeLessThanOrEqual(5);
    const found = page.getByRole("main").locator(".next-thing");
    await expect(found).toContainText(t("guide-where-step", { number: 5, name: t("step-number_presentation") }));
    await expect(found).toContainText(fullDate(t, "2021-04-16"));
    await expectGood();
    // Back is a step back, not the beginning.
    await page.goBack();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("guide-where-place-title"));
  });

  await page.goto("/guide");
  // Before anything is asked: the person, and questions to begin with.
  await talk.offersPerson(2);
  await expect(page.getByText(t("guide-suggestions"), { exact: true })).toBeVisible();
  await page.evaluate(() => ((window as { stayed?: boolean }).stayed = true));

  await test.step("an answer, its source, its step", async () => {
    await talk.ask(asked.forgotten);
    await talk.isAnswered("別紙１");
    await expect(talk.last).toBeInViewport();
    await expect(talk.last.locator("a[href*='stage=number_request']")).toBeVisible();
    // After it: beside the answer, and beside the next question.
    await talk.offersPerson(3);
    await expectGood();
  });

  await test.step("a quick reply", async () => {
    const words = await talk.choose();
    await expect(talk.last.locator(".guide-question")).toHaveText(words);
    await talk.isAnswered("2021");
    await expect(talk.turns.first().locator(".guide-next")).toBeHidden();
  });

  await test.step("was this helpful?", async () => {
    await talk.last.getByRole("button", { name: t("guide-rate-yes"), exact: true }).click();
    await expect(talk.last).toContainText(t("guide-rated-yes"));
    await expect(talk.turns).toHaveCount(2);
  });

  await test.step("what it cannot answer it says, and offers the person", async () => {
    await talk.ask(asked.nothing);
    await expect(talk.last.locator(".guide-sources")).toHaveCount(0);
    await talk.offersPerson(3);
    await expect(talk.last.getByRole("button", { name: t("guide-ask-person") })).toBeVisible();
    await expectGood();
  });

  // With JavaScript the page has not been loaded again; without, each time.
  expect(await page.evaluate(() => (window as { stayed?: boolean }).stayed ?? false)).toBe(javaScriptEnabled);

  await test.step("on paper: the conversation, and no buttons", async () => {
    await page.emulateMedia({ media: "print" });
    await expect(talk.turns.first()).toContainText(asked.forgotten);
    await expect(page.getByText(t("guide-by-asker")).first()).toBeVisible();
    await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
    await page.emulateMedia({ media: null });
  });

  await test.step("it is there after a reload, and gone when deleted", async () => {
    await page.goto("/guide");
    await expect(talk.turns).toHaveCount(3);
    await page.getByText(t("guide-forget"), { exact: true }).click();
    await page.getByRole("button", { name: t("guide-forget-button") }).click();
    await expect(talk.turns).toHaveCount(0);
    await page.goto("/guide");
    await expect(page.getByText(asked.forgotten)).toHaveCount(0);
  });

  await test.step("words that could mean several things are asked back, with two to four choices that lead to an answer", async () => {
    await page.goto("/guide");
    const choices = talk.last.locator(".message-guide form[action='/guide'] button");
    await talk.ask(VAGUE[language]);
    await expect(talk.last).toContainText(t("guide-clarify"));
    expect(await choices.count()).toBeGreaterThanOrEqual(2);
    expect(await choices.count()).toBeLessThanOrEqual(4);
    await talk.offersPerson(3);
    await expectGood();
    const words = await talk.choose();
    await expect(talk.last.locator(".guide-question")).toHaveText(words);
    // Whatever it is, it says where it comes from.
    await expect(talk.last.locator(".guide-sources > li").first()).toContainText(/20\d\d/);
  });

  await test.step("without a month it asks", async () => {
    await page.goto("/guide");
    await talk.ask(asked.deadline);
    await expect(talk.last).not.toContainText(DUE[language]);
    await expect(talk.last.locator(".guide-answer")).toContainText(language === "ja" ? /年と月|開始月|何月/ : /month/);
    await talk.ask(asked.month);
    await expect(talk.last).toContainText(DUE[language]);
    await talk.isAnswered("別紙２");
  });
});

test("a kept plan brings its dates; what the guide cannot answer goes to a person, and then it is silent", async ({
  page, browser, server, mailbox, t, language, javaScriptEnabled, expectGood,
}) => {
  test.setTimeout(150_000);
  const asked = ASKED[language];
  const talk = new Talk(page, t);
  const founder = new Founder(page, mailbox, t);
  await server.inviteStaff("clerk@example.go.jp", "kantoshinetsu", "clerk");
  const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled, locale: "ja-JP" });
  const desk = texts("ja");
  const clerk = new Founder(await context.newPage(), mailbox, desk, "clerk@example.go.jp");
  await clerk.acceptInvitation();
  const plan = await founder.keepPlan(planOf("2021-05", "13", "medical"));

  await test.step("with a plan it knows, and its conversation is kept with the plan", async () => {
    await page.goto(plan);
    await openMenu(page);
    await page.getByRole("banner").getByRole("link", { name: t("nav-guide") }).click();
    await talk.ask(asked.deadline);
    await expect(talk.last).toContainText(DUE[language]);
    await talk.isAnswered("別紙２");
    await talk.last.locator(`a[href='${plan}/steps/5']`).click();
    await expect(page).toHaveURL(/\/steps\/5$/);
    // In another browser of the same person.
    await page.context().clearCookies();
    await founder.signIn();
    await page.goto(`/guide?plan=${plan.split("/").pop()}`);
    await expect(talk.last).toContainText(DUE[language]);
    await page.getByText(t("guide-forget"), { exact: true }).click();
    await page.getByRole("button", { name: t("guide-forget-button") }).click();
    await founder.isTold("guide-flash-forgotten");
    await expect(talk.turns).toHaveCount(0);
  });

  await test.step("the person is asked with what was typed; nothing is sent before it was seen", async () => {
    await page.goto(`/guide?plan=${plan.split("/").pop()}`);
    await talk.ask(asked.forgotten);
    await server.setClock(at("2020-10-20", "10:05"));
    await page.fill("[name=question]", asked.branch);
    await page.locator("#guide-ask").getByRole("button", { name: t("guide-ask-person") }).click();
    await expect(page).toHaveURL(/\/ask\?plan=/);
    await expect(page.locator("[name=body]")).toHaveValue(asked.branch);
    const handed = page.getByRole("region", { name: t("guide-handed-title") });
    await expect(handed).toContainText(asked.forgotten);
    await expect(handed).toContainText("別紙１");
    await expect(page.locator("[name=with_guide]")).toBeChecked();
    await expectGood();
    await clerk.page.goto("/desk");
    await expect(clerk.page.getByRole("main")).toContainText(desk("desk-empty"));
    await server.setClock(at("2020-10-20", "10:10"));
    await founder.press("ask-send");
    await expect(page).toHaveURL(/\/questions\//);
  });
  const thread = page.url();

  await test.step("while nobody has taken it, the guide may answer in the thread", async () => {
    await page.fill("[name=body]", asked.forgotten);
    await founder.press("question-reply-button");
    await expect(page.locator(".message-guide", { hasText: "別紙１" }).last()).toBeVisible();
    await expectGood();
  });
  const byGuide = page.locator(".messages > .message-guide");
  await expect(byGuide).toHaveCount(1);

  await test.step("the desk has the question, what the guide answered, and the plan", async () => {
    await clerk.page.goto("/desk");
    await clerk.page.getByRole("link", { name: asked.branch }).click();
    await clerk.page.getByText(desk("guide-handed-desk")).click();
    const handed = clerk.page.locator("details", { hasText: desk("guide-handed-desk") });
    await expect(handed).toContainText(asked.forgotten);
    await expect(handed).toContainText("別紙１");
    await expect(clerk.page.getByRole("main")).toContainText(desk("desk-plan-title"));
    await expectGood(clerk.page);
    await clerk.press("desk-claim");
  });

  await test.step("a person has it: the guide writes no more", async () => {
    await page.goto(thread);
    await page.fill("[name=body]", asked.forgotten);
    await founder.press("question-reply-button");
    await expect(page.locator(".messages > .message", { hasText: asked.forgotten })).toHaveCount(2);
    await expect(byGuide).toHaveCount(1);
  });

  await test.step("the person answers, and the asker reads it", async () => {
    await clerk.page.fill("[name=answer]", "駐車場があります。");
    await clerk.press("desk-answer-button");
    await mailbox.waitForSubject(founder.email, t("mail-question-answered-subject"));
    await page.goto(thread);
    await expect(page.locator(".message-staff")).toContainText("駐車場があります。");
    await expect(byGuide).toHaveCount(1);
    await expectGood();
  });
  await context.close();
});

test("staff read what was asked without an answer, by nearest topic, and nobody else does @once", async ({
  page, browser, server, mailbox, t, javaScriptEnabled, expectGood,
}) => {
  const talk = new Talk(page, t);
  await page.goto("/guide");
  await talk.ask("カードリーダーの補助金はいくらですか 03-1234-5678");
  await talk.ask(ASKED.ja.forgotten);
  await talk.last.getByRole("button", { name: t("guide-rate-no"), exact: true }).click();
  await expect(talk.last).toContainText(t("guide-rated-no"));
  await page.goto("/desk/unanswered");
  await expect(page).toHaveURL(/\/sign-in/);

  await server.inviteStaff("clerk@example.go.jp", "kinki", "clerk");
  const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled, locale: "ja-JP", viewport: PHONE });
  const clerk = new Founder(await context.newPage(), mailbox, t, "clerk@example.go.jp");
  await clerk.acceptInvitation();
  await clerk.page.goto("/desk");
  await clerk.page.getByRole("main").locator("a[href='/desk/unanswered']").click();
  const main = clerk.page.getByRole("main");
  await expect(main).toContainText("カードリーダーの補助金はいくらですか");
  await expect(main).not.toContainText("1234");
  await expect(main.getByRole("heading", { name: t("unanswered-unhelpful") })).toBeVisible();
  await expect(main).toContainText(ASKED.ja.forgotten);
  await expectGood(clerk.page);
  await context.close();
});

test("the keyboard alone, an impatient finger, and やさしい日本語 @js @once", async ({ page, t, expectGood }) => {
  test.setTimeout(150_000);
  const talk = new Talk(page, t);

  await test.step("with the keyboard: ask, be at the answer, go on from there", async () => {
    await page.goto("/guide");
    await expect(page.getByRole("log")).toHaveAttribute("aria-live", "polite");
    const tabTo = async (what: string) => {
      const focused = () => page.evaluate((css) => document.activeElement?.matches(css) ?? false, what);
      for (let presses = 0; presses < 40 && !(await focused()); presses += 1) await page.keyboard.press("Tab");
      expect(await focused(), what).toBe(true);
    };
    await tabTo("#question");
    await page.keyboard.type(ASKED.ja.forgotten);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(talk.turns).toHaveCount(1);
    await talk.isAnswered("別紙１");
    // The answer, not the field: nothing covers it, and Tab goes to its links.
    await expect(talk.last).toBeFocused();
    await expect(talk.last).toBeInViewport();
    await expect(page.locator("#question")).toHaveValue("");
    await page.keyboard.press("Tab");
    await expect(talk.last.locator("a").first()).toBeFocused();
    // The first quick reply; then the next answer has the focus.
    await tabTo(".guide-next form[action='/guide'] button");
    await page.keyboard.press("Enter");
    await expect(talk.turns).toHaveCount(2);
    await expect(talk.last).toBeFocused();
    await tabTo(".guide-rating button");
    await page.keyboard.press("Enter");
    await expect(talk.last.locator(".guide-rated")).toBeFocused();
    await tabTo(".guide-next form[action='/guide/hand-over'] button");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/sign-in\?next=/);
  });

  await test.step("sent twice by an impatient finger it is asked once", async () => {
    await page.context().clearCookies();
    await page.goto("/guide");
    const posts = { begun: 0, ended: 0 };
    page.on("request", (request) => (posts.begun += Number(request.method() === "POST")));
    page.on("requestfinished", (request) => (posts.ended += Number(request.method() === "POST")));
    page.on("requestfailed", (request) => (posts.ended += Number(request.method() === "POST")));
    await page.route("**/guide", async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      await route.continue();
    });
    await page.fill("[name=question]", ASKED.ja.forgotten);
    await page.getByRole("button", { name: t("guide-send"), exact: true }).dblclick();
    await expect(talk.turns).toHaveCount(1);
    // Whatever the second click has sent has been answered.
    await expect.poll(() => posts.begun > 0 && posts.begun === posts.ended).toBe(true);
    await page.unroute("**/guide");
    await page.reload();
    await expect(talk.turns).toHaveCount(1);
  });

  await test.step("やさしい日本語 is a switch on the page that lasts, and says the same date", async () => {
    await page.goto("/guide?opening=2021-05&prefecture=13");
    await talk.ask(ASKED.ja.deadline);
    const standard = await talk.last.locator(".guide-answer").innerText();
    await openMenu(page);
    await page.getByRole("link", { name: t("nav-easy-japanese") }).click();
    const easy = await talk.last.locator(".guide-answer").innerText();
    expect(easy).not.toBe(standard);
    for (const words of [standard, easy]) expect(words).toContain("4月16日（金）");
    await talk.ask(ASKED.ja.forgotten);
    await expectGood();
    await page.goto("/guide");
    await openMenu(page);
    await page.getByRole("link", { name: t("nav-standard-japanese") }).click();
    await openMenu(page);
    await expect(page.getByRole("link", { name: t("nav-easy-japanese") })).toBeVisible();
  });
});
