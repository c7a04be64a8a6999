import { SkeletonSigns } from "@/components/skeleton";

export default function Loading() {
  return <SkeletonSigns />;
}
