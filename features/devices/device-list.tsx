"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { showToast } from "@/components/toast-store";
import { useSend } from "@/features/access/use-send";
import { formatDay } from "@/lib/format";
import { type Ending, EndSheet } from "./end-sheet";
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
  const [ending, setEnding] = useState<Ending | null>(null);
  const nameOf = ({ id }: Device) => names?.get(id) ?? t("unnamed");
  const others = devices.filter(({ isThis }) => !isThis);

  async function end() {
    if (!ending) return;
    const done = ending.device
      ? await act("end-device", { device: ending.device })
      : await act("end-other-devices", {});
    if (!done) return;
    setEnding(null);
    showToast({ text: ending.device !== null ? t("ended", { name: ending.name }) : t("endedAll") });
  }

  return (
    <div className="grid gap-6">
      <ul aria-label={t("title")} className="border-t-2 border-rule">
        {devices.map((device) => (
          <li
            key={device.id}
            className="flex min-h-14 flex-wrap items-center justify-between gap-x-3 gap-y-1 border-b-2 border-rule py-2"
          >
            <div className="min-w-0">
              <p className="text-lg font-bold wrap-anywhere">{names ? nameOf(device) : "\u00a0"}</p>
              <p className="text-sm text-quiet">
                {device.isThis && <strong className="text-ink">{t("this")} · </strong>}
                {t("added", { day: formatDay(device.addedOn, today, locale) })}
              </p>
            </div>
            <div className="flex">
              <Button
                look="quiet"
                onClick={() => setRenaming({ id: device.id, name: names?.get(device.id) ?? "" })}
              >
                {t("rename")}
              </Button>
              {!device.isThis && (
                <Button look="quiet" onClick={() => setEnding({ device: device.id, name: nameOf(device) })}>
                  {t("end")}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {others.length > 1 && (
        <div>
          <Button look="danger" onClick={() => setEnding({ device: null, count: others.length })}>
            {t("endAll")}
          </Button>
        </div>
      )}
      {problem && <Notice kind="error">{problem}</Notice>}
      <RenameDeviceSheet network={network} device={renaming} onClose={() => setRenaming(null)} />
      <EndSheet ending={ending} pending={pending} onEnd={end} onClose={() => setEnding(null)} />
    </div>
  );
}

type DeviceListProps = { network: string; devices: readonly Device[]; today: string };
