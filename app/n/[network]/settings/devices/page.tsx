import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/messages";
import { PageHeader } from "@/components/page-header";
import { dayOf } from "@/domain/zoned-time";
import { memberPage } from "@/features/access/member-page";
import { DeviceList } from "@/features/devices/device-list";
import { listDevices } from "@/features/devices/list-devices";

export default memberPage(async (actor) => {
  const { network, now, zone } = actor;
  const [t, devices] = await Promise.all([getTranslations("devices"), listDevices(actor)]);
  return (
    <Messages of={["devices"]}>
      <PageHeader title={t("title")} lead={t("lead")} back={{ href: `/n/${network}/settings` }} />
      <div className="grid max-w-xl gap-8">
        <DeviceList network={network} devices={devices} today={dayOf(now, zone)} />
      </div>
    </Messages>
  );
});
