import type { ReactNode } from "react";
import { LinkField } from "./link-field";
import { QrCode } from "./qr-code";
import { TimeLeft } from "./time-left";

/**
 * A link for another phone's camera, or to be copied, as long as it is good: `until` is on this device's own clock, in
 * milliseconds since 1970. `children` are further things to do with it.
 */
export function ShownCode({ link, until, label, hint, children }: ShownCodeProps) {
  return (
    <>
      <div className="grid justify-items-center gap-2">
        <QrCode text={link} label={label} />
        <TimeLeft until={until} />
      </div>
      <LinkField link={link} hint={hint}>
        {children}
      </LinkField>
    </>
  );
}

type ShownCodeProps = { link: string; until: number; label: string; hint?: ReactNode; children?: ReactNode };
