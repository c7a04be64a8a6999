import { enrolDevice, enrolDeviceInput } from "./enrol-device";
import { issueNonce, issueNonceInput } from "./issue-nonce";
import { memberAction } from "./member-action";
import { publicAction } from "./public-action";
import { signOut, signOutInput } from "./sign-out";

export const issueNonceAction = publicAction(issueNonceInput, issueNonce);
export const enrolDeviceAction = publicAction(enrolDeviceInput, enrolDevice);
export const signOutAction = memberAction(signOutInput, signOut);
