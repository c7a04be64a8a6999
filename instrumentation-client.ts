import { defaultPolicy } from "@/lib/trusted-types";

// Next.js runs this file before it loads anything else of the page.
const { trustedTypes } = window as { trustedTypes?: { createPolicy(name: string, policy: object): unknown } };
trustedTypes?.createPolicy("default", defaultPolicy);

// A page that is not there comes without its head, and React draws it here: what it draws of a script never runs.
if (!document.querySelector('script[src="/quiet.js"]')) {
  const script = document.createElement("script");
  script.src = "/quiet.js";
  document.head.append(script);
}
