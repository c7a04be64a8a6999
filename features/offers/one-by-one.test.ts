import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Weekday } from "@/domain/weekly";
import { addDays, instantAt } from "@/domain/zoned-time";
import { changeWeeklyNeed } from "@/features/needs/change-weekly-need";
import { editNeed } from "@/features/needs/edit-need";
import { postWeeklyNeed } from "@/features/needs/post-weekly-need";
import { restoreNeed } from "@/features/needs/restore-need";
import { withdrawNeed } from "@/features/needs/withdraw-need";
import { cancelWindow } from "@/features/offers/cancel-window";
import { changeWeeklyOffer } from "@/features/offers/change-weekly-offer";
import { changeWindow } from "@/features/offers/change-window";
import { postWeeklyOffer } from "@/features/offers/post-weekly-offer";
import { restoreWindow } from "@/features/offers/restore-window";
import { testDatabase } from "@/test/database";
import { foundTestNetwork, type TestNetwork } from "@/test/factory";

// Whatever is done to one time or to the rule, in whatever order, days passing and the purge coming in between: every
// other time stays as it was, and nothing that was cancelled, changed or deleted comes back. The calendar here never
// moves; instead all days in the tables move into the past, and the days of the week with them.

/** Off the hour, and hours away from its midnight: these tests read once which day it is there. */
const zone = new Date().getUTCHours() < 12 ? "Asia/Kathmandu" : "Pacific/Marquesas";
const db = testDatabase();

type Rule = { days: readonly Weekday[]; hour: number };
type ActOnOne = { name: "edit" | "cancel" | "restore"; which: number; hour: number };
type Act =
  | ActOnOne
  | { name: "rule"; rule: Rule; from: number }
  | { name: "days"; count: number }
  | { name: "purge" }
  | { name: "come by" };

/** One time, by the day it is meant for (so many days from today), at a full hour and for an hour. */
type Time = { hour: number; state: "by rule" | "changed" | "cancelled" };

/** What is expected: the rule, and the times from today on. */
class Model {
  times = new Map<number, Time>();
  constructor(
    public rule: Rule,
    private readonly today: Weekday,
    private firstDay: number,
  ) {
    this.layOut();
  }

  layOut() {
    for (let day = Math.max(1, this.firstDay); day < 21; day += 1) {
      if (this.rule.days.includes(this.weekdayOf(day)) && !this.times.has(day))
        this.times.set(day, { hour: this.rule.hour, state: "by rule" });
    }
  }

  changeRule(rule: Rule, from: number) {
    for (const [day, { state }] of this.times) if (day >= from && state === "by rule") this.times.delete(day);
    this.rule = rule;
    this.firstDay = from;
    this.layOut();
  }

  passDays(count: number) {
    this.times = new Map([...this.times].map(([day, time]) => [day - count, time]));
    this.firstDay -= count;
    const back = (day: Weekday) => (((day - 1 - (count % 7) + 7) % 7) + 1) as Weekday;
    this.rule = { ...this.rule, days: this.rule.days.map(back).toSorted() };
  }

  /** Tomorrow and later, in order. */
  ahead() {
    const days = [...this.times].filter(([day]) => day > 0).toSorted(([one], [other]) => one - other);
    return days.map(([day, time]) => ({ day, ...time }));
  }

  private weekdayOf(day: number): Weekday {
    return (((this.today - 1 + day) % 7) + 1) as Weekday;
  }
}

it.each(["need", "offer"] as const)(
  "no time of a weekly %s touches another",
  async (kind) => {
    const network = await foundTestNetwork(db.owner, { zone });
    const [now] = await db.owner`select (now() at time zone ${zone})::date::text as today,
    extract(isodow from now() at time zone ${zone})::int as weekday`;
    const today: string = now?.today;
    await fc.assert(
      fc.asyncProperty(rules, fc.array(acts, { minLength: 4, maxLength: 12 }), async (rule, list) => {
        const model = new Model(rule, now?.weekday, 0);
        const real = await postReal(kind, network, today, rule);
        try {
          for (const act of list) await carryOut(act, model, real);
          expect(await real.ahead()).toEqual(model.ahead());
        } finally {
          await real.forget();
        }
      }),
      { numRuns: 25 },
    );
  },
  180_000,
);

async function carryOut(act: Act, model: Model, real: Real): Promise<void> {
  if (act.name === "days") {
    model.passDays(act.count);
    await real.passDays(act.count);
  } else if (act.name === "purge") await db.owner`select * from purge_due()`;
  else if (act.name === "come by") {
    model.layOut();
    await real.comeBy();
  } else if (act.name === "rule") {
    // Whoever changes the rule lays out what came before it by the rule as it was.
    model.layOut();
    const from = act.from;
    await real.changeRule(model.rule, act.rule, from);
    model.changeRule(act.rule, from);
  } else await actOnOne(act, model, real);
}

async function actOnOne(act: ActOnOne, model: Model, real: Real): Promise<void> {
  const ahead = model.ahead();
  const picked = ahead[act.which % Math.max(1, ahead.length)];
  const time = picked && model.times.get(picked.day);
  if (!picked || !time) return;
  if (act.name === "edit" && time.state !== "cancelled") {
    await real.edit(picked.day, act.hour);
    model.times.set(picked.day, { hour: act.hour, state: "changed" });
  } else if (act.name === "cancel" && time.state === "by rule") {
    await real.cancel(picked.day);
    model.times.set(picked.day, { ...time, state: "cancelled" });
  } else if (act.name === "restore" && time.state === "cancelled") {
    await real.restore(picked.day);
    model.times.set(picked.day, { ...time, state: "by rule" });
  }
}

type Real = Awaited<ReturnType<typeof postReal>>;

async function postReal(kind: "need" | "offer", network: TestNetwork, today: string, rule: Rule) {
  const isNeed = kind === "need";
  const [id, ruleId] = [randomUUID() as string, randomUUID() as string];
  let firstOn = today;
  const author = () => network.actor(1);
  const facts = { category: "ride" as const, place: network.placeId, attributes: [] };
  const need = { ...facts, series: id, toPlace: null, quantity: 1, urgency: 1 as const };
  const offer = { ...facts, offer: id, reach: "anywhere" as const, splittable: true };
  const weeklyOf = ({ days, hour }: Rule, first: string) => ({
    days: [...days].toSorted(),
    from: clock(hour),
    until: clock(hour + 1),
    firstOn: first,
    lastOn: null,
  });
  const done = (result: { ok: boolean }) => expect(result).toMatchObject({ ok: true });
  const weekly = weeklyOf(rule, firstOn);
  if (isNeed) done(await postWeeklyNeed(await author(), { ...need, weekly, note: null }));
  else
    done(
      await postWeeklyOffer(await author(), {
        ...offer,
        weekly: [{ id: ruleId, quantity: 1, ...weekly }],
        note: null,
      }),
    );

  const rows = () =>
    isNeed
      ? db.owner`select id, occurs_on - ${today}::date as day, state = 'withdrawn' as cancelled, changed,
          extract(hour from lower("window") at time zone ${zone})::int as hour from needs where series_id = ${id}`
      : db.owner`select id, occurs_on - ${today}::date as day, cancelled, changed,
          extract(hour from lower("window") at time zone ${zone})::int as hour from offer_windows where offer_id = ${id}`;
  const idOf = async (day: number) => (await rows()).find((row) => row.day === day)?.id ?? "";
  const spanOf = (day: number, hour: number) => ({
    from: instantAt(addDays(today, day), clock(hour), zone),
    until: instantAt(addDays(today, day), clock(hour + 1), zone),
  });

  return {
    async ahead() {
      const ahead = (await rows()).filter(({ day }) => day > 0).toSorted((one, other) => one.day - other.day);
      return ahead.map(({ day, hour, cancelled, changed }) => ({
        day,
        hour,
        state: cancelled ? "cancelled" : changed ? "changed" : "by rule",
      }));
    },
    async edit(day: number, hour: number) {
      const [which, span] = [await idOf(day), spanOf(day, hour)];
      if (isNeed) {
        const { series: _, ...same } = need;
        done(await editNeed(await author(), { ...same, need: which, ...span }));
      } else done(await changeWindow(await author(), { window: which, ...span, quantity: 1 }));
    },
    async cancel(day: number) {
      const which = await idOf(day);
      if (isNeed) done(await withdrawNeed(await author(), { need: which }));
      else done(await cancelWindow(await author(), { window: which }));
    },
    async restore(day: number) {
      const which = await idOf(day);
      if (isNeed) done(await restoreNeed(await author(), { need: which }));
      else done(await restoreWindow(await author(), { window: which }));
    },
    async changeRule(before: Rule, after: Rule, from: number) {
      const first = addDays(today, from);
      const [seen, next] = [weeklyOf(before, firstOn), weeklyOf(after, first)];
      firstOn = first;
      if (isNeed) done(await changeWeeklyNeed(await author(), { ...need, seen, weekly: next }));
      else {
        const rule = { id: ruleId, quantity: 1 };
        const change = { ...offer, seen: [{ ...rule, ...seen }], weekly: [{ ...rule, ...next }] };
        done(await changeWeeklyOffer(await author(), change));
      }
    },
    /** A member has only so many listings. */
    async forget() {
      await db.owner`delete from ${db.owner(isNeed ? "need_series" : "offers")} where id = ${id}`;
    },
    async comeBy() {
      await db.owner`update networks set laid_out_on = laid_out_on - 1 where network_id = ${network.id}`;
      await network.actor(0);
    },
    async passDays(count: number) {
      firstOn = addDays(firstOn, -count);
      const back = db.owner`(select array_agg(((day - 1 - ${count % 7}::int + 7) % 7 + 1)::smallint order by
        (day - 1 - ${count % 7}::int + 7) % 7) from unnest(days) as day)`;
      const ago = db.owner`make_interval(days => ${count}::int)`;
      const moved = db.owner`tstzrange(lower("window") - ${ago}, upper("window") - ${ago})`;
      if (isNeed) {
        await db.owner`update need_series set days = ${back}, first_on = first_on - ${count}::int where id = ${id}`;
        await db.owner`update needs set "window" = ${moved}, purge_on = purge_on - ${count}::int,
          occurs_on = occurs_on - 1000 - ${count}::int where series_id = ${id}`;
        await db.owner`update needs set occurs_on = occurs_on + 1000 where series_id = ${id}`;
      } else {
        await db.owner`update weekly_windows set days = ${back}, first_on = first_on - ${count}::int where id = ${ruleId}`;
        await db.owner`update offer_windows set "window" = ${moved},
          occurs_on = occurs_on - 1000 - ${count}::int where offer_id = ${id}`;
        await db.owner`update offer_windows set occurs_on = occurs_on + 1000 where offer_id = ${id}`;
      }
    },
  };
}

const weekday = fc.integer({ min: 1, max: 7 }) as fc.Arbitrary<Weekday>;

const rules: fc.Arbitrary<Rule> = fc.record({
  days: fc.uniqueArray(weekday, { minLength: 1, maxLength: 4 }).map((days) => days.toSorted()),
  hour: fc.integer({ min: 0, max: 22 }),
});

const acts: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    name: fc.constantFrom("edit" as const, "cancel" as const, "restore" as const),
    which: fc.nat(20),
    hour: fc.integer({ min: 0, max: 22 }),
  }),
  fc.record({ name: fc.constant("rule" as const), rule: rules, from: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ name: fc.constant("days" as const), count: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ name: fc.constant("purge" as const) }),
  fc.record({ name: fc.constant("come by" as const) }),
);

function clock(hour: number): string {
  return `${String(hour).padStart(2, "0")}:00`;
}
