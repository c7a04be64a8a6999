/** What is written down for everybody when somebody acts on others, or on the network as a whole. */
export const logActs = [
  "hide-listing",
  "show-listing",
  "remind",
  "propose",
  "withdraw-proposal",
  "reject-pair",
  "allow-pair",
  "edit-network",
  "share-duty",
  "pass-duty",
  "take-up-duty",
  "end-devices",
  "ask-removal",
  "remove-member",
  "rotate",
  "let-in",
  "let-back-in",
  "ask-burn",
  "burn",
  "keep-network",
] as const;
export type LogAct = (typeof logActs)[number];
