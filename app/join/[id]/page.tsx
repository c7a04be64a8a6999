import { Messages } from "@/components/messages";
import { SecureOnly } from "@/features/access/secure-only";
import { JoinScreen } from "@/features/invites/join-screen";
import { QuietFrame } from "@/features/quiet/quiet-frame";

export default async function JoinPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return (
    <QuietFrame>
      <Messages of={["access", "arrivals", "join", "keyring"]}>
        <SecureOnly>
          <JoinScreen id={id} />
        </SecureOnly>
      </Messages>
    </QuietFrame>
  );
}
