// Days as pages write them, from the same messages.

import type { Texts } from "./texts";

/** `2021-04-16` as 「2021年4月16日（金）」 or "Fri, 16 April 2021". */
export const fullDate = (t: Texts, day: string): string => t("date-full", parts(t, day));

/** `2021-05` as 「2021年5月」 or "May 2021". */
export const monthName = (t: Texts, month: string): string => t("date-month", parts(t, `${month}-01`));

/** `2021-04-16` as 「4/16(金)」 or "16 Apr (Fri)", as subjects have it. */
export const shortDate = (t: Texts, day: string): string => t("date-short", parts(t, day));

/** `2021-04-16` as 「4月16日（金）」, where the year is clear. */
export const dayOf = (t: Texts, day: string): string => t("date-day", parts(t, day));

function parts(t: Texts, text: string): Record<string, string> {
  const [year, month, day] = text.split("-").map(Number);
  const weekday = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"][new Date(`${text}T00:00:00Z`).getUTCDay()];
  return {
    year: String(year),
    month: String(month),
    day: String(day),
    month_name: t(`month-${month}`),
    month_short: t(`month-short-${month}`),
    weekday: t(`weekday-${weekday}`),
  };
}

/** The instant as the server's clock reads it: `at("2021-04-13", "10:00")`, Japan time. */
export const at = (day: string, time: string): string => `${day}T${time.length === 5 ? `${time}:00` : time}+09:00`;
