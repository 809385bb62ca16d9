// A calendar program's view of a feed: read over the network without cookies
// and parsed by ical.js, which shares no code with what wrote it.

import { expect, type APIRequestContext } from "@playwright/test";
import ICAL from "ical.js";

export type FeedEvent = {
  uid: string;
  /** `YYYY-MM-DD`, the first day and the one after the last. */
  from: string;
  until: string;
  summary: string;
  sequence: number;
  status: string;
  /** Hours before the day's beginning at which it rings. */
  alarms: number[];
};

/** The feed's events by UID, after a check of what RFC 5545 asks of them. */
export async function readFeed(calendar: APIRequestContext, url: string): Promise<Map<string, FeedEvent>> {
  const response = await calendar.get(url);
  expect(response.status()).toBe(200);
  expect(response.headers()["content-type"]).toMatch(/^text\/calendar\b/);
  const text = await response.text();
  expectWellFormed(text);
  const root = new ICAL.Component(ICAL.parse(text));
  expect(root.name).toBe("vcalendar");
  expect(root.getFirstPropertyValue("version")).toBe("2.0");
  expect(root.getFirstPropertyValue("prodid")).toBeTruthy();
  const events = root.getAllSubcomponents("vevent").map(eventOf);
  const byUid = new Map(events.map((event) => [event.uid, event]));
  expect(byUid.size, "each UID once").toBe(events.length);
  return byUid;
}

/** Lines end with CRLF and are folded at 75 octets (3.1), which ical.js forgives. */
function expectWellFormed(text: string): void {
  expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  const long = text.split("\r\n").filter((line) => Buffer.byteLength(line) > 75);
  expect(long, "lines longer than 75 octets").toEqual([]);
}

function eventOf(component: ICAL.Component): FeedEvent {
  const one = (name: string) => {
    const values = component.getAllProperties(name);
    expect(values.length, `${name} of an event`).toBe(1);
    return values[0].getFirstValue();
  };
  const stamp = one("dtstamp") as ICAL.Time;
  expect(stamp.zone.tzid, "DTSTAMP is in UTC (3.8.7.2)").toBe("UTC");
  const [start, end] = [one("dtstart"), one("dtend")] as [ICAL.Time, ICAL.Time];
  expect([start.isDate, end.isDate], "all day, so no time zone can move it").toEqual([true, true]);
  const alarms = component.getAllSubcomponents("valarm").map((alarm) => {
    expect(alarm.getFirstPropertyValue("action")).toBe("DISPLAY");
    expect(alarm.getFirstPropertyValue("description")).toBeTruthy();
    return -(alarm.getFirstPropertyValue("trigger") as ICAL.Duration).toSeconds() / 3600;
  });
  return {
    uid: String(one("uid")),
    from: start.toString(),
    until: end.toString(),
    summary: String(one("summary")),
    sequence: Number(one("sequence")),
    status: String(one("status")),
    alarms,
  };
}

/** The event of this date (`submission_due`, `opening` …). */
export function eventAbout(events: Map<string, FeedEvent>, id: string): FeedEvent {
  const found = [...events.values()].filter((event) => event.uid.includes(`-${id}@`));
  expect(found.length, id).toBe(1);
  return found[0];
}
