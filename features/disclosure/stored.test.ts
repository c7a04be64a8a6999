import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { classified, queueTables } from "@/db/data-classes";
import { dataClasses } from "@/domain/data-classes";
import { locales } from "@/lib/locale";
import { loadMessages } from "@/messages/load";
import { columnKey } from "./column-key";
import { storedIn } from "./stored";

describe("what the site says it stores", () => {
  it("names every column of the declaration exactly once", () => {
    const named = dataClasses.flatMap((dataClass) =>
      storedIn(dataClass).flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`)),
    );
    const own = classified.reduce((count, { classes }) => count + Object.keys(classes).length, 0);
    const declared = own + Object.values(queueTables).flat().length;
    expect(new Set(named).size).toBe(declared);
    expect(named).toHaveLength(declared);
  });

  it.each(locales)(
    "has words for every table, column and class in %s, and none for what is not there",
    (locale) => {
      const messages = loadMessages(locale).store;
      const t = createTranslator({ locale, messages: { store: messages }, namespace: "store" });
      const used = new Set<string>();
      for (const dataClass of dataClasses) {
        for (const { table, columns } of storedIn(dataClass)) {
          expect(t.has(`tables.${table}` as never), table).toBe(true);
          for (const column of columns) {
            const key = columnKey(t.has as (key: never) => boolean, table, column);
            expect(t.has(key as never), key).toBe(true);
            used.add(key);
          }
        }
      }
      const written = Object.entries(messages.columns).flatMap(([table, columns]) =>
        Object.keys(columns).map((column) => `columns.${table}.${column}`),
      );
      expect(written.filter((key) => !used.has(key))).toEqual([]);
      expect(Object.keys(messages.classes).toSorted()).toEqual([...dataClasses].toSorted());
    },
  );
});
