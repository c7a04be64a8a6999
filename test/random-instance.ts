import { randomFrom } from "./matching-instance";

/** The three files of a matching instance, as text. */
export type InstanceFiles = { readonly needs: string; readonly offers: string; readonly edges: string };

/**
 * An instance of the shape of a city's week: homes that crowd around a few workplaces, needs of four categories in steps of
 * a quarter of an hour, offers with a few windows. The same for the same seed. `nearest`: how many pairs of each need the
 * edges list.
 */
export function randomInstance(seed: number, needs: number, offers: number, nearest: number): InstanceFiles {
  const random = randomFrom(seed);
  const below = (most: number) => Math.floor(random() * most);
  const works = Array.from({ length: 8 }, () => [below(60), below(60)] as const);
  const place = () => {
    const [x, y] = works[below(works.length)] as readonly [number, number];
    return { x: 250 + 500 * (x + below(12) - 6), y: 250 + 500 * (y + below(12) - 6) };
  };
  const wanted = Array.from({ length: needs }, (_, id) => {
    const cat = below(4);
    const start = 96 * below(7) + 24 + below(48);
    return {
      ...{ id, cat, ...place(), start, end: start + 2 + below(cat === 0 ? 5 : 16), quantity: 1 + below(4) },
      ...{
        required: random() < 0.3 ? 1 << below(4) : 0,
        weight: 2 ** below(4),
        slots: random() < 0.1 ? 2 : 1,
      },
      blocked: random() < 0.05 ? [below(offers)] : [],
      preferred: random() < 0.05 ? [below(offers)] : [],
    };
  });
  const offered = Array.from({ length: offers }, (_, id) => ({
    ...{ id, categories: 1 + below(15), ...place(), radius: 3000 + below(25000), capacity: 1 + below(5) },
    ...{ attributes: below(16) | below(16), load: 1 + below(4), prior: below(3) },
    windows: Array.from({ length: 1 + below(6) }, (_, day) => {
      const start = 96 * day + 20 + below(40);
      return [start, start + 8 + below(36)] as const;
    }),
  }));
  type Pair = { readonly offer: number; readonly cost: number; readonly window: number };
  const edges = wanted.flatMap((need) => {
    const pairs = offered.flatMap((offer): Pair[] => {
      const window = offer.windows.findIndex(([from, until]) => from <= need.start && need.end <= until);
      const distance = Math.hypot(need.x - offer.x, need.y - offer.y);
      const serves = (offer.categories >> need.cat) & 1 && need.quantity <= offer.capacity;
      const suits = (need.required & ~offer.attributes) === 0 && !need.blocked.includes(offer.id);
      if (!serves || !suits || window < 0 || distance > offer.radius) return [];
      const liked = need.preferred.includes(offer.id) ? 90 : 0;
      const cost = Math.max(1, Math.round(distance) + 400 * offer.prior + 100 - liked);
      return [{ offer: offer.id, cost, window }];
    });
    const closest = pairs.sort((one, other) => one.cost - other.cost).slice(0, nearest);
    return closest.map(({ offer, cost, window }) => `e ${need.id} ${offer} ${cost} ${window}`);
  });
  return {
    needs: lines([
      "id,cat,x,y,lat,lon,s,e,qty,req,urg,slots,blocked,pref",
      ...wanted.map((need) =>
        [
          ...[need.id, need.cat, need.x, need.y, 0, 0, need.start, need.end, need.quantity, need.required],
          ...[need.weight, need.slots, need.blocked.join(" "), need.preferred.join(" ")],
        ].join(),
      ),
    ]),
    offers: lines([
      "id,catmask,x,y,lat,lon,radius,cap,attr,load,prior,windows",
      ...offered.map((offer) =>
        [
          ...[offer.id, offer.categories, offer.x, offer.y, 0, 0, offer.radius, offer.capacity],
          ...[
            offer.attributes,
            offer.load,
            offer.prior,
            offer.windows.map((each) => each.join("-")).join(" "),
          ],
        ].join(),
      ),
    ]),
    edges: lines([
      `p ${needs} ${offers} ${edges.length}`,
      ...wanted.map(({ id, weight, slots, start, end }) => `n ${id} ${weight} ${slots} ${start} ${end}`),
      ...offered.map(({ id, load }) => `o ${id} ${load}`),
      ...edges,
    ]),
  };
}

function lines(all: readonly string[]): string {
  return `${all.join("\n")}\n`;
}
