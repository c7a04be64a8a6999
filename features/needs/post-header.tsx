import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/page-header";
import type { Category } from "@/domain/categories";
import { CategoryIcon } from "@/features/board/category-icon";

/** The head of a posting form; once the kind is chosen it says which. */
export function PostHeader({ title, category, back }: PostHeaderProps) {
  const t = useTranslations();
  if (!category) return <PageHeader title={title} />;
  return (
    <PageHeader
      title={title}
      lead={
        <span className="inline-flex items-center gap-2 font-semibold text-ink">
          <CategoryIcon category={category} />
          {t(`categories.name.${category}`)}
        </span>
      }
      back={back}
    />
  );
}

type PostHeaderProps = {
  title: string;
  category: Category | null;
  back?: { href: string; label?: string };
};
