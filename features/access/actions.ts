import { enrolDevice, enrolDeviceInput } from "./enrol-device";
import { issueNonce, issueNonceInput } from "./issue-nonce";
import { publicAction } from "./public-action";

export const issueNonceAction = publicAction(issueNonceInput, issueNonce);
export const enrolDeviceAction = publicAction(enrolDeviceInput, enrolDevice);
