import { Messages } from "@/components/messages";
import { MissingListing } from "@/features/matches/missing-listing";

export default function NotFound() {
  return (
    <Messages of={["listing"]}>
      <MissingListing />
    </Messages>
  );
}
