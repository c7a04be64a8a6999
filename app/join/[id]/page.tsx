import { Messages } from "@/components/messages";
import { OwnBrowserFirst } from "@/features/access/own-browser-first";
import { SecureOnly } from "@/features/access/secure-only";
import { JoinScreen } from "@/features/invites/join-screen";
import { QuietFrame } from "@/features/quiet/quiet-frame";

export default async function JoinPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return (
    <QuietFrame>
      <Messages of={["access", "arrivals", "join", "keyring"]}>
        <SecureOnly>
          <OwnBrowserFirst>
            <JoinScreen id={id} />
          </OwnBrowserFirst>
        </SecureOnly>
      </Messages>
    </QuietFrame>
  );
}
