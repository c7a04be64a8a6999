import { Messages } from "@/components/messages";
import { SiteFrame } from "@/components/site-frame";
import { SecureOnly } from "@/features/access/secure-only";
import { JoinScreen } from "@/features/invites/join-screen";

export default async function JoinPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return (
    <SiteFrame>
      <Messages of={["access", "join", "keyring"]}>
        <SecureOnly>
          <JoinScreen id={id} />
        </SecureOnly>
      </Messages>
    </SiteFrame>
  );
}
