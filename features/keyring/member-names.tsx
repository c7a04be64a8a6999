import { Fragment } from "react";
import { MemberName, type SealedMember } from "./member-name";

/** Several people in one sentence. */
export function MemberNames({ of: members }: { of: readonly SealedMember[] }) {
  return members.map((member, index) => (
    <Fragment key={member.id}>
      {index > 0 && ", "}
      <b>
        <MemberName member={member} />
      </b>
    </Fragment>
  ));
}
