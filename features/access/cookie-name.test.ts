import { afterEach, expect, it } from "vitest";
import { cookieName, cookieOptions } from "./cookie-name";

const before = process.env.NEXTAUTH_URL;

afterEach(() => {
  process.env.NEXTAUTH_URL = before;
});

it("binds cookies to the host over HTTPS, and calls them plainly without", () => {
  process.env.NEXTAUTH_URL = "https://holdfast.example";
  expect(cookieName("session-token")).toBe("__Host-next-auth.session-token");
  expect(cookieOptions()).toEqual({ httpOnly: true, sameSite: "lax", path: "/", secure: true });
  process.env.NEXTAUTH_URL = "http://localhost:3000";
  expect(cookieName("session-token")).toBe("next-auth.session-token");
  expect(cookieOptions().secure).toBe(false);
});
