/** The demo network: housekeeping, kitchen and laundry of a hotel by the harbor. None of these people exist. */
export const demoNetwork = { name: "Harbor House", zone: "America/Chicago" } as const;

export const demoPlaces = [
  "Staff entrance, Dock Street",
  "Harbor Square bus stop",
  "Union hall, Mill Road",
  "Eastside (near the water tower)",
  "Northfield, Maple Court",
  "St. Brigid's parish kitchen",
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
