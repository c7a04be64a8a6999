import { Baby, Car, CookingPot, Handshake, type LucideIcon, Megaphone, Package, Repeat } from "lucide-react";
import type { Category } from "@/domain/categories";

/** The picture that goes with a category's word; never without it. */
export function CategoryIcon({ category }: { category: Category }) {
  const Icon = icons[category];
  return <Icon aria-hidden className="size-5 shrink-0" />;
}

const icons: Record<Category, LucideIcon> = {
  ride: Car,
  childcare: Baby,
  food: CookingPot,
  shift: Repeat,
  skill: Megaphone,
  supply: Package,
  other: Handshake,
};
