import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/link-button";

/** Right above the tabs on a phone, where the thumb is; beside the title on a wider screen. */
export function PostActions({ network, stream }: { network: string; stream: "needs" | "offers" }) {
  const t = useTranslations("board");
  return (
    <div className="fixed inset-x-0 bottom-[calc(4rem+2px+env(safe-area-inset-bottom))] z-10 grid grid-cols-2 gap-2 border-t-2 border-rule bg-paper px-4 py-2 md:static md:flex md:border-0 md:p-0 print:hidden">
      <LinkButton href={`/n/${network}/needs/new`} look={stream === "needs" ? "primary" : "plain"}>
        {t("postNeed")}
      </LinkButton>
      <LinkButton href={`/n/${network}/offers/new`} look={stream === "offers" ? "primary" : "plain"}>
        {t("postOffer")}
      </LinkButton>
    </div>
  );
}
