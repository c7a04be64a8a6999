"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { Progress } from "@/components/progress";
import { Sheet } from "@/components/sheet";
import { MemberName, type SealedMember } from "@/features/keyring/member-name";
import { MemberNames } from "@/features/keyring/member-names";
import type { Step } from "./begin-epoch-here";
import { useBeginEpoch } from "./use-begin-epoch";

/**
 * Asks once, then changes the key and says how far it is, and what came of it. `children` say what it means. Nothing on
 * the page changes before the sheet is closed, which may be what it stands on.
 */
export function EpochSheet({
  network,
  request,
  open,
  onClose,
  title,
  yes,
  done,
  people,
  children,
}: EpochSheetProps) {
  const t = useTranslations("removal");
  const router = useRouter();
  const { state, start, callOff, reset } = useBeginEpoch(network, request);

  function close() {
    if (state.step === "working") return callOff();
    onClose();
    // Others may have been quicker, or have carried it out: what the page shows is old.
    if (state.step !== "asking") router.refresh();
    reset();
  }

  return (
    <Sheet open={open} onClose={close} title={title}>
      <div className="grid gap-4">
        {state.step === "asking" && (
          <>
            {children}
            <Choice>
              <Button look="danger" onClick={() => start()}>
                {yes}
              </Button>
              <Button onClick={close}>{t("cancel")}</Button>
            </Choice>
          </>
        )}
        {state.step === "working" && (
          <>
            <Working at={state.at} />
            {state.at.name !== "sending" && (
              <Choice>
                <Button onClick={callOff}>{t("cancel")}</Button>
              </Choice>
            )}
          </>
        )}
        {state.step === "unverified" && (
          <>
            <Notice kind="warn" title={t("unverified.title")}>
              <p>{t("unverified.text")}</p>
              <ul className="mt-2 list-disc pl-5 font-bold">
                {state.members.map((id) => (
                  <li key={id}>
                    <NameOf id={id} people={people} />
                  </li>
                ))}
              </ul>
              <p className="mt-2">{t("unverified.then")}</p>
            </Notice>
            <Choice>
              <Button look="danger" onClick={() => start(state.members)}>
                {t("unverified.without")}
              </Button>
              <Button onClick={close}>{t("unverified.stop")}</Button>
            </Choice>
          </>
        )}
        {state.step === "refused" && (
          <>
            <Notice kind="error">{state.reason ? t(`refused.${state.reason}`) : state.message}</Notice>
            <Choice>
              {state.reason !== "gone" && state.reason !== "unbacked" && (
                <Button look="primary" onClick={() => start()}>
                  {t("again")}
                </Button>
              )}
              <Button onClick={close}>{t("close")}</Button>
            </Choice>
          </>
        )}
        {state.step === "done" && (
          <>
            <Notice kind="done" title={done}>
              <p>{t("done.text")}</p>
              {state.outcome.lost > 0 && (
                <p className="mt-2">{t("done.lost", { count: state.outcome.lost })}</p>
              )}
              {state.outcome.carers.length > 0 && (
                <p className="mt-2">
                  {t.rich("done.carers", {
                    who: () => (
                      <MemberNames of={people.filter(({ id }) => state.outcome.carers.includes(id))} />
                    ),
                  })}
                </p>
              )}
            </Notice>
            {state.outcome.withoutNewKey > 0 && (
              <Notice kind="warn">{t("done.withoutNewKey", { count: state.outcome.withoutNewKey })}</Notice>
            )}
            <Choice>
              <Button look="primary" onClick={close}>
                {t("close")}
              </Button>
            </Choice>
          </>
        )}
      </div>
    </Sheet>
  );
}

function Working({ at }: { at: Step }) {
  const t = useTranslations("removal.working");
  if (at.name !== "sealing") return <Progress label={t(at.name)} />;
  return <Progress label={t("sealing", { done: at.done, of: at.of })} done={at.done} of={at.of} />;
}

function NameOf({ id, people }: { id: string; people: readonly SealedMember[] }) {
  const t = useTranslations("removal");
  const member = people.find((person) => person.id === id);
  return member ? <MemberName member={member} /> : t("somebody");
}

function Choice({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap gap-3">{children}</div>;
}

type EpochSheetProps = {
  network: string;
  /** The removal to carry out; null for a change of the key alone. */
  request: string | null;
  open: boolean;
  onClose: () => void;
  title: string;
  yes: string;
  /** Said when it is done. */
  done: string;
  people: readonly SealedMember[];
  children: ReactNode;
};
