/** Whatever people write that the server is not to read, by the sealed columns in which it has to lie; none where there are only keys. */
export const textsIn = {
  "networks.profile": ["network"],
  "members.wrapped_keys": [],
  "members.profile": ["founder", "driver", "rider", "onlooker"],
  "members.admission": [],
  "epoch_keys.envelope": [],
  "guests.profile": ["guest"],
  "guest_keys.secrets": ["guest's contact"],
  "devices.label": ["device"],
  "invites.packet": ["network", "founder", "driver"],
  "arrivals.wrapped_keys": [],
  "arrivals.hello": ["newcomer"],
  "arrivals.admission": [],
  "requests.statement": ["reason"],
  "rosters.roster": [],
  "log_entries.entry": ["log line"],
  "places.label": ["place"],
  "need_series.note": ["weekly need"],
  "needs.note": ["need", "guest's need"],
  "offers.note": ["offer", "weekly offer"],
  "contacts.contact": ["driver's contact", "rider's contact", "guest's contact", "contact for the guest"],
  "contacts.own_copy": ["driver's contact", "rider's contact", "guest's contact", "contact for the guest"],
  // Where the server itself reaches people.
  "push_subscriptions.address": [],
  "mail_addresses.address": [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type TextName = (typeof textsIn)[keyof typeof textsIn][number];

export type Texts = Readonly<Record<TextName, string>>;

export const textNames = [...new Set(Object.values(textsIn).flat())] as const;
