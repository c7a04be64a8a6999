import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/messages";
import { listDemoPeople } from "./demo-file";
import { LookAroundButtons } from "./look-around-buttons";

/** On a server with a demo network: four people whom a visitor may be for a while. Nothing anywhere else. */
export async function LookAround() {
  const people = await listDemoPeople();
  if (people.length === 0) return null;
  const t = await getTranslations("demo");
  return (
    <section aria-labelledby="look-around" className="border-t-2 border-rule pt-5">
      <h2 id="look-around" className="text-xl font-extrabold tracking-tight">
        {t("title")}
      </h2>
      <p className="mt-1 mb-4 text-quiet">{t("lead")}</p>
      <Messages of={["demo"]}>
        <LookAroundButtons people={people} />
      </Messages>
    </section>
  );
}
