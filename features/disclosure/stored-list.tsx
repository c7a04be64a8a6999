import { getTranslations } from "next-intl/server";
import type { DataClass } from "@/domain/data-classes";
import { columnKey } from "./column-key";
import { storedIn } from "./stored";

/** Everything the database holds of one class, and who can read it. */
export async function StoredList({ of }: { of: DataClass }) {
  const t = await getTranslations("store");
  const say = (key: string) => t(key as Parameters<typeof t>[0]);
  return (
    <section
      aria-labelledby={of}
      className="grid gap-x-8 gap-y-3 border-t-2 border-ink pt-3 md:grid-cols-[13rem_1fr]"
    >
      <div>
        <h2 id={of} className="text-2xl leading-tight font-extrabold tracking-tight">
          {t(`classes.${of}.title`)}
        </h2>
        <p className="mt-2 text-quiet">
          {t("who")}: {t(`classes.${of}.who`)}
        </p>
      </div>
      <dl className="grid max-w-prose content-start gap-3">
        {of === "structure" && (
          <div>
            <dt className="font-bold">{t("everywhere.title")}</dt>
            <dd>{everywhere.map((column) => say(`columns.any.${column}`)).join(separator)}</dd>
          </div>
        )}
        {storedIn(of).map(({ table, columns }) => (
          <div key={table}>
            <dt className="font-bold">{say(`tables.${table}`)}</dt>
            <dd className="text-pretty">
              {columns
                .filter(
                  (column) => !everywhere.includes(column) || t.has(`columns.${table}.${column}` as never),
                )
                .map((column) => say(columnKey(t.has, table, column)))
                .join(separator)}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Said once, because nearly every row has them. */
const everywhere = ["network_id", "id"];

/** No line begins with the dot. */
const separator = "\u00a0· ";
