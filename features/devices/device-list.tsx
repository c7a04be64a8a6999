"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { AskFirst } from "@/components/ask-first";
import { Button } from "@/components/button";
import { showToast } from "@/components/toast-store";
import { useSend } from "@/features/access/use-send";
import { formatDay } from "@/lib/format";
import type { Device } from "./list-devices";
import { RenameDeviceSheet } from "./rename-device-sheet";
import { useDeviceNames } from "./use-device-names";

/** Every device that is signed in as this member: renamed here, ended here. `today` is a day of the network's zone. */
export function DeviceList({ network, devices, today }: DeviceListProps) {
  const t = useTranslations("devices");
  const locale = useLocale();
  const names = useDeviceNames(network, devices);
  const { act, pending, problem } = useSend(network);
  const [renaming, setRenaming] = useState<{ id: string; name: string } | null>(null);
  const others = devices.filter(({ isThis }) => !isThis);

  async function end(verb: string, body: object, done: string): Promise<boolean> {
    const isDone = await act(verb, body);
    if (isDone) showToast({ text: done });
    return isDone;
  }

  return (
    <div className="grid gap-6">
      <ul aria-label={t("title")} className="border-t-2 border-rule">
        {devices.map((device) => {
          const known = names?.get(device.id);
          const name = known ?? t("unnamed");
          return (
            <li
              key={device.id}
              className="flex min-h-14 flex-wrap items-center justify-between gap-x-3 gap-y-1 border-b-2 border-rule py-2"
            >
              <div className="min-w-0">
                <p className="text-lg font-bold wrap-anywhere">{names ? name : "\u00a0"}</p>
                <p className="text-sm text-quiet">
                  {device.isThis && <strong className="text-ink">{t("this")} · </strong>}
                  {/* The server writes down the day in Greenwich, where it may be tomorrow already. */}
                  {t("added", {
                    day: formatDay(device.addedOn > today ? today : device.addedOn, today, locale),
                  })}
                </p>
              </div>
              <div className="-mx-4 flex">
                <Button look="quiet" onClick={() => setRenaming({ id: device.id, name: known ?? "" })}>
                  {t("rename")}
                </Button>
                {!device.isThis && (
                  <AskFirst
                    label={t("end")}
                    look="quiet"
                    title={t("endTitle", { name })}
                    sure={t("endYes")}
                    act={() => end("end-device", { device: device.id }, t("ended", { name }))}
                    pending={pending}
                    problem={problem}
                  >
                    <p>{t("endText")}</p>
                    <p>{t("endCalendar")}</p>
                    <p>{t("endLost")}</p>
                  </AskFirst>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      {others.length > 1 && (
        <div>
          <AskFirst
            label={t("endAll")}
            title={t("endAllTitle")}
            sure={t("endAllYes")}
            act={() => end("end-other-devices", {}, t("endedAll"))}
            pending={pending}
            problem={problem}
          >
            <p>{t("endAllText", { count: others.length })}</p>
            <p>{t("endCalendar")}</p>
            <p>{t("endLost")}</p>
          </AskFirst>
        </div>
      )}
      <RenameDeviceSheet network={network} device={renaming} onClose={() => setRenaming(null)} />
    </div>
  );
}

type DeviceListProps = { network: string; devices: readonly Device[]; today: string };
