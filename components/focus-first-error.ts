/** Moves the focus to the first field that says it is wrong, after the page has shown so. Browser only. */
export function focusFirstError(form: HTMLElement | null) {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
