export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

/** What of the dashboard one looks at: a day of the heat map, and somebody who might be missing on a day. */
export type DashboardAddress = {
  readonly day?: string;
  readonly absent?: { readonly person: string; readonly day: string };
};

/** Reads it from the address; whatever is not a value of ours is ignored, never an error. */
export function parseView(params: SearchParams): DashboardAddress {
  const day = textOf(params.day, dayForm);
  const person = textOf(params.absent, idForm);
  const on = textOf(params.on, dayForm);
  return { ...(day && { day }), ...(person && on && { absent: { person, day: on } }) };
}

const idForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const dayForm = /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

function textOf(value: string | string[] | undefined, form: RegExp): string | null {
  return typeof value === "string" && form.test(value) ? value : null;
}
