import { fromBase64url } from "./bytes";

/** Whether a value from outside is an object or an array, so that its fields can be looked at. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** Whether a value is text with something in it. */
export function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

/** Whether a value is a whole number from 0 on. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

/** Whether a value is base64url for so many bytes. Never throws. */
export function isEncoded(value: unknown, length: number): value is string {
  if (typeof value !== "string") return false;
  try {
    return fromBase64url(value).length === length;
  } catch {
    return false;
  }
}
