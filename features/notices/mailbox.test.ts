import { expect, it } from "vitest";
import { mailboxOf } from "./mailbox";

it.each([
  ["ada@lovelace.example", "ada@lovelace.example"],
  ["Ada@Lovelace.Example", "ada@lovelace.example"],
  ["ada+1@lovelace.example", "ada@lovelace.example"],
  ["ada+1+2@lovelace.example", "ada@lovelace.example"],
  ["a.da@lovelace.example", "a.da@lovelace.example"],
  ["a.d.a+3@gmail.com", "ada@gmail.com"],
  ["A.da@GoogleMail.com", "ada@gmail.com"],
  ["ada@gmail.com.example", "ada@gmail.com.example"],
])("%s leads to %s", (address, mailbox) => {
  expect(mailboxOf(address)).toBe(mailbox);
});
