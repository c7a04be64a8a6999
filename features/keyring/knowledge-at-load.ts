import { keepRevisions, recallRevisions } from "./kept-revisions";
import { type Keycard, newestEpoch } from "./keycard";
import { type KnownTexts, knownTexts } from "./known-texts";

/**
 * What this device knew of a network's texts when the page was loaded, the same for as long as the page lives; `epoch` is
 * the one the page goes by. Never rejects.
 */
export function knowledgeAtLoad(keycard: Keycard, epoch: number): Promise<KnownTexts> {
  return oncePerPage(knowledge, keycard, async () => {
    // Where nothing is kept, nothing but the keys is known.
    const revisions = await recallRevisions(keycard).catch(() => new Map<string, number>());
    const known = { epoch: Math.max(epoch, newestEpoch(keycard)), revisions };
    return knownTexts(known, (raised) => void keepRevisions(keycard, raised).catch(() => {}));
  });
}

/** Looks whether it is only the page that is older: the first time it is asked to; settles when that has been done. */
export function lookOnce(keycard: Keycard, look: () => Promise<void>): Promise<void> {
  return oncePerPage(looks, keycard, look);
}

const knowledge = new Map<string, Promise<KnownTexts>>();
const looks = new Map<string, Promise<void>>();

function oncePerPage<Value>(
  done: Map<string, Promise<Value>>,
  { network, member }: Keycard,
  work: () => Promise<Value>,
): Promise<Value> {
  const whose = `${network} ${member}`;
  const known = done.get(whose) ?? work();
  done.set(whose, known);
  return known;
}
