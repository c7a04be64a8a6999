import { randomBytes, randomUUID } from "node:crypto";
import type postgres from "postgres";
import { writeProfile } from "@/features/keyring/profile";
import { type Admission, admit, fingerprint, introduce } from "@/seal/admission";
import { toBase64url } from "@/seal/bytes";
import { sealEpochKey } from "@/seal/epoch-envelope";
import { type MemberKeys, makeMemberKeys } from "@/seal/member-keys";
import { importEpochKey, makeEpochKey, openRevised, sealForNetwork } from "@/seal/network-seal";
import { sealRoster } from "@/seal/roster-seal";
import { type Roster, type RosterMember, signRoster } from "@/seal/succession";
import { makeSecret } from "@/seal/words";
import type { RealNetwork } from "./real-network";

/** Somebody with real keys; `anchor` is the fingerprint of the one who vouched. */
export type RealPerson = { readonly id: string; readonly keys: MemberKeys; readonly anchor: string };

/** A network during one epoch; `root` is the fingerprint of the one by whose word everybody is known. */
export type RealEpoch = {
  readonly network: string;
  readonly epoch: number;
  readonly epochKey: Uint8Array;
  readonly seal: CryptoKey;
  readonly root: string;
};

/** As `foundRealNetwork` made it. */
export function firstEpoch(network: RealNetwork): RealEpoch {
  const { id, epochKey, seal, members } = network;
  return { network: id, epoch: 1, epochKey, seal, root: members[0]?.anchor ?? "" };
}

/** The member's entry in a roster. */
export function listed({ id, keys }: RealPerson, vouchedBy: string | null = null): RosterMember {
  const { signing, sealing } = keys;
  return {
    member: id,
    signing: toBase64url(signing.publicKey),
    sealing: toBase64url(sealing.publicKey),
    vouchedBy,
  };
}

/**
 * Changes the keys of a network as a member's browser would, straight into the tables: the roster, an envelope for each
 * of its members, no member or admission beside it, and every text sealed again that opens. Says what it is told to, also
 * what is not true.
 */
export async function beginEpoch(
  owner: postgres.Sql,
  before: RealEpoch,
  maker: RealPerson,
  said: Pick<Roster, "members"> & Partial<Pick<Roster, "removals" | "paths">>,
): Promise<RealEpoch> {
  const { network } = before;
  const epoch = before.epoch + 1;
  const epochKey = makeEpochKey();
  const seal = await importEpochKey(epochKey);
  const root = await fingerprint(maker.keys.signing.publicKey);
  const stated = { network, epoch, removals: [], paths: [], ...said };
  const roster = await signRoster(maker.keys.signing, stated);
  const envelopes = await Promise.all(
    roster.members.map(async ({ member, sealing }) => ({
      ...{ network_id: network, epoch, member_id: member },
      envelope: Buffer.from(
        await sealEpochKey(
          maker.keys.signing,
          Buffer.from(sealing, "base64url"),
          { epochKey, root },
          { network, epoch, member },
        ),
      ),
    })),
  );
  const ids = roster.members.map(({ member }) => member);
  await owner.begin(async (sql) => {
    await sql`delete from members where network_id = ${network} and not id = any(${ids})`;
    await sql`update members set admission = null, admission_epoch = null where network_id = ${network}`;
    await sql`insert into epoch_keys ${sql(envelopes)}`;
    const sealed = Buffer.from(await sealRoster(seal, roster));
    await sql`insert into rosters ${sql({ network_id: network, epoch, roster: sealed })}`;
    await sql`update networks set epoch = ${epoch}, version = version + 1 where network_id = ${network}`;
    for (const text of texts) await sealAgain(sql, before, { epoch, seal }, text);
  });
  return { network, epoch, epochKey, seal, root };
}

/** Texts of a network: table, column, the column with the epoch, and the one by which a row goes. */
const texts = [
  ["networks", "profile", "profile_epoch", "network_id"],
  ["members", "profile", "profile_epoch", "id"],
  ["places", "label", "epoch", "id"],
  ["needs", "note", "epoch", "id"],
  ["offers", "note", "epoch", "id"],
  ["need_series", "note", "epoch", "id"],
  ["guests", "profile", "epoch", "id"],
  ["log_entries", "entry", "epoch", "id"],
] as const;

async function sealAgain(
  sql: postgres.TransactionSql,
  before: RealEpoch,
  next: Pick<RealEpoch, "epoch" | "seal">,
  [table, field, of, by]: (typeof texts)[number],
): Promise<void> {
  const { network } = before;
  const rows = await sql`select ${sql(by)} as id, ${sql(field)} as sealed from ${sql(table)}
    where network_id = ${network} and ${sql(of)} = ${before.epoch}`;
  for (const { id, sealed } of rows) {
    const at = { network, table, row: id, field };
    const opened = sealed && openRevised(before.seal, sealed, { ...at, epoch: before.epoch });
    const text = opened && (await opened.catch(() => null));
    if (sealed && !text) continue;
    const again =
      text && (await sealForNetwork(next.seal, text.text, { ...at, epoch: next.epoch }, text.revision));
    await sql`update ${sql(table)} set ${sql({ [field]: again && Buffer.from(again), [of]: next.epoch })}
      where network_id = ${network} and ${sql(by)} = ${id}`;
  }
}

/** Lets a newcomer in, by a voucher's own word; both are there from then on. */
export async function letIn(owner: postgres.Sql, at: RealEpoch, voucher: RealPerson): Promise<RealPerson> {
  const { network, epoch, epochKey, root } = at;
  const id = randomUUID();
  const anchor = await fingerprint(voucher.keys.signing.publicKey);
  const { keys, wrapped } = await makeMemberKeys(makeSecret(), anchor);
  const grant = { role: "member", epoch, root } as const;
  const admission = await admit(voucher.keys.signing, await introduce(keys, { network, member: id }), grant);
  const given = { epochKey, root };
  const place = { network, epoch, member: id };
  const envelope = await sealEpochKey(voucher.keys.signing, keys.sealing.publicKey, given, place);
  const profile = await sealAt(at, id, "profile", writeProfile({ name: "Newcomer" }));
  await owner`insert into members ${owner({
    ...{ network_id: network, id, enrolment_key: randomBytes(32), wrapped_keys: Buffer.from(wrapped) },
    ...{ profile, profile_epoch: epoch },
    ...publicKeys(keys),
    ...(await admissionOf(at, id, admission)),
  })}`;
  await owner`insert into epoch_keys ${owner({
    ...{ network_id: network, epoch, member_id: id },
    envelope: Buffer.from(envelope),
  })}`;
  return { id, keys, anchor };
}

/** The columns of a member's row that hold an admission, sealed for the network. */
export async function admissionOf(at: RealEpoch, member: string, admission: Admission) {
  const sealed = await sealAt(at, member, "admission", JSON.stringify(admission));
  return { admission: sealed, admission_epoch: at.epoch };
}

/** The columns of a member's row that hold public keys. */
export function publicKeys({ signing, sealing }: MemberKeys) {
  return { signing_key: Buffer.from(signing.publicKey), sealing_key: Buffer.from(sealing.publicKey) };
}

async function sealAt({ network, epoch, seal }: RealEpoch, row: string, field: string, text: string) {
  return Buffer.from(await sealForNetwork(seal, text, { network, table: "members", row, field, epoch }));
}
