// Medical and dental side by side: one visit, two of each.

import { FORM1, Founder, planOf } from "../harness/founder";
import { expect, PHONE, test } from "../harness/test";

test.use({ viewport: PHONE });

test("twins: answers are given once, codes differ, and the pair is complete when both are", async ({
  page, mailbox, t, expectGood,
}) => {
  test.setTimeout(180_000);
  const founder = new Founder(page, mailbox, t);
  await founder.keepPlan(planOf("2021-05", "13", "both"));
  const [medical, dental] = await founder.plans();
  await expect(page.locator(`a[href='${medical}']`)).toContainText(t("kind-medical"));
  await expect(page.locator(`a[href='${dental}']`)).toContainText(t("kind-dental"));
  await expectGood();

  await test.step("each has a provisional code of its own", async () => {
    await founder.record(medical, 1, "done", "0012345");
    await page.goto(`${dental}/steps/1`);
    await founder.send("done", "００１２３４５");
    await expect(page.locator("#code-error")).toHaveText(t("error-code-same-as-twin"));
    await expect(page.locator("[name=code]")).toHaveValue("００１２３４５");
    await expect(page.locator("[name=choice][value=done]")).toBeChecked();
    await expect(page.locator(".error-summary a[href='#code']")).toBeVisible();
    await expectGood();
    await founder.send("done", "0012346");
    await founder.isTold("plans-saved");
  });

  await test.step("step 2 says that the portal wants another mail address", async () => {
    await page.goto(`${dental}/steps/2`);
    await founder.reads("change-twin-mail-address");
    await expectGood();
  });

  await test.step("form 1 is answered once and printed twice", async () => {
    await founder.answerForm1(medical);
    await expectGood();
    for (const [kind, code] of [["medical", "0012345"], ["dental", "0012346"]]) {
      const text = await founder.printForm1("form1-make-kind", { kind: t(`kind-${kind}`) });
      expect(text).toContain(FORM1.institution_name);
      expect(text.replaceAll(/\s/g, ""), kind).toContain(code);
    }
    await page.goto(`${dental}/form1`);
    await expect(page.locator("[name=institution_name]")).toHaveValue(FORM1.institution_name);
    await expect(page.locator("[name=reply_name]")).toHaveValue(FORM1.reply_name);
  });

  await test.step("medical is done, and the pair is not", async () => {
    for (const step of [2, 3]) await founder.record(medical, step, "done");
    await founder.record(medical, 4, "asked");
    await founder.record(medical, 4, "done", "0415067");
    for (const step of [5, 6]) await founder.record(medical, step, "done");
    await founder.apply(medical);
    await page.goto(`${medical}/ready`);
    await founder.reads("ready-recorded-title");
    await founder.reads("ready-pair-incomplete");
    await expectGood();
    await page.goto(dental);
    await expect(page.locator(".plan-head").locator(`a[href='${medical}']`)).toBeVisible();
    await expect(page.locator(".plan-head")).toContainText(t("standing-ready"));
    await expectGood();
  });

  await test.step("dental needs a number of its own, and completes the pair", async () => {
    for (const step of [2, 3]) await founder.record(dental, step, "done");
    await founder.record(dental, 4, "asked");
    await page.goto(`${dental}/steps/4`);
    await founder.send("done", "0415067");
    await expect(page.locator("#code-error")).toHaveText(t("error-code-same-as-twin"));
    await expect(page.locator("[name=code]")).toHaveValue("0415067");
    await founder.send("done", "3012345");
    await founder.isTold("plans-saved");
    for (const step of [5, 6]) await founder.record(dental, step, "done");
    await founder.apply(dental);
    for (const plan of [dental, medical]) {
      await page.goto(`${plan}/ready`);
      await founder.reads("ready-pair-complete");
    }
    await expectGood();
  });
});
