import { expect, it } from "vitest";
import { onDatabase } from "@/test/database-url";
import { queueUrl } from "./queue";

it("names the same database, with the same password and what it works as", () => {
  const url = onDatabase("postgres://owner:p+w%2B%20%2F@db.example.org:6000/x?sslmode=require", "holdfast");
  const { username, password, pathname, searchParams } = new URL(queueUrl(url, "holdfast_jobs"));
  expect([username, password, pathname]).toEqual(["owner", "p+w%2B%20%2F", "/holdfast"]);
  expect(Object.fromEntries(searchParams)).toMatchObject({
    sslmode: "require",
    uselibpqcompat: "true",
    options: "-c role=holdfast_jobs -c TimeZone=UTC",
  });
});

it("keeps the socket of the database that comes along, and options somebody set", () => {
  const { searchParams } = new URL(
    queueUrl(
      "postgres://o:p@127.0.0.1:5432/x?host=/run/a b&options=-c%20statement_timeout=9",
      "holdfast_jobs",
    ),
  );
  expect(searchParams.get("host")).toBe("/run/a b");
  expect(searchParams.get("options")).toMatch(/^-c statement_timeout=9 -c role=holdfast_jobs/);
  expect(searchParams.has("uselibpqcompat")).toBe(false);
});
