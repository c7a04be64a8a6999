/** One thing explained: a heading and short paragraphs, numbered when they are steps. */
export function Passage({ id, title, steps = false, children }: PassageProps) {
  const List = steps ? "ol" : "ul";
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-8 gap-y-2 border-t-2 border-ink pt-3 md:grid-cols-[13rem_1fr]"
    >
      <h2 id={id} className="text-2xl leading-tight font-extrabold tracking-tight">
        {title}
      </h2>
      <List className={`grid max-w-prose gap-3 ${steps ? "list-decimal pl-6 marker:font-bold" : ""}`}>
        {children.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </List>
    </section>
  );
}

type PassageProps = { id: string; title: string; steps?: boolean; children: readonly string[] };
