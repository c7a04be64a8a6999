import { Messages } from "@/components/messages";
import { SecureOnly } from "@/features/access/secure-only";
import { SignInScreen } from "@/features/devices/sign-in-screen";
import { QuietFrame } from "@/features/quiet/quiet-frame";

export default function SignInPage() {
  return (
    <QuietFrame>
      <Messages of={["access", "keyring", "signIn"]}>
        <SecureOnly>
          <SignInScreen />
        </SecureOnly>
      </Messages>
    </QuietFrame>
  );
}
