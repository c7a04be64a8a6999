import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/messages";
import { PageHeader } from "@/components/page-header";
import { dayOf } from "@/domain/zoned-time";
import { memberPage } from "@/features/access/member-page";
import { AddDevice } from "@/features/devices/add-device";
import { DeviceList } from "@/features/devices/device-list";
import { listDevices } from "@/features/devices/list-devices";
import { findSelf } from "@/features/members/queries";
import { findNetwork } from "@/features/networks/queries";

export default memberPage(async (actor) => {
  const { network, now, zone } = actor;
  const [t, devices, card, self] = await Promise.all([
    getTranslations("devices"),
    listDevices(actor),
    findNetwork(actor),
    findSelf(actor),
  ]);
  return (
    <Messages of={["devices"]}>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        back={{ href: `/n/${network}/settings` }}
        actions={<AddDevice network={network} devices={devices} card={card} self={self} />}
      />
      <div className="max-w-xl">
        <DeviceList network={network} devices={devices} today={dayOf(now, zone)} />
      </div>
    </Messages>
  );
});
