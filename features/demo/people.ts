/** The demo network: housekeeping, kitchen and laundry of a hotel by the harbor. None of these people exist. */
export const demoNetwork = { name: "Harbor House", zone: "America/Chicago" } as const;

/** What each place is called, and the area it is in: made-up names over the middle of a city in that time zone. */
export const demoPlaces = [
  { name: "Staff entrance, Dock Street", cell: "872664c1affffff" },
  { name: "Harbor Square bus stop", cell: "872664c1affffff" },
  { name: "Union hall, Mill Road", cell: "872664ca9ffffff" },
  { name: "Eastside (near the water tower)", cell: "872664c1cffffff" },
  { name: "Northfield, Maple Court", cell: "872664cacffffff" },
  { name: "St. Brigid's parish kitchen", cell: "872664cf4ffffff" },
] as const;

/** The first four are whom a visitor may look around as; the first is the coordinator of the week. */
export const demoPeople = [
  "Rosa",
  "Malik",
  "Ines",
  "Thuy",
  "Abena",
  "Goran",
  "Lupe",
  "Deshawn",
  "Marisol",
  "Piotr",
  "Fatima",
  "Jun",
  "Keisha",
  "Omar",
  "Wanda",
  "Tesfaye",
  "Carla",
  "Nadia",
  "Luis",
  "Grace",
  "Samir",
  "Bea",
  "Hugo",
  "Amina",
  "Ray",
  "Yolanda",
  "Kofi",
  "Dolores",
  "Viktor",
  "Maya",
  "Ernesto",
  "Linh",
  "Tasha",
  "Ibrahim",
  "Pilar",
  "Sean",
  "Adaeze",
  "Rafael",
  "Halima",
  "Ruth",
] as const;

export type DemoRole = "coordinator" | "driver" | "parent" | "newcomer";

/** What each of the four is there to show, in the order of `demoPeople`. */
export const demoRoles: readonly DemoRole[] = ["coordinator", "driver", "parent", "newcomer"];
