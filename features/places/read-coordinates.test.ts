import { expect, it } from "vitest";
import { readCoordinates } from "./read-coordinates";

it.each([
  ["40.7128, -74.0060", 40.7128, -74.006],
  ["  -34.6037,-58.3816 ", -34.6037, -58.3816],
  ["40.7128° N, 74.0060° W", 40.7128, -74.006],
  ["34.6037 S 58.3816 O", -34.6037, -58.3816],
  ["geo:52.1205,11.6276?z=13", 52.1205, 11.6276],
  ["https://maps.example/place/@52.1205,11.6276,13z", 52.1205, 11.6276],
  ["https://map.example/?mlat=52.1205&mlon=11.6276#map=13/1/2", 52.1205, 11.6276],
  ["https://map.example/#map=13/52.1205/11.6276", 52.1205, 11.6276],
])("reads %s", (text, latitude, longitude) => {
  expect(readCoordinates(text)).toEqual({ latitude, longitude });
});

it.each(["", "the gate", "40, -74", "12 Quay Street", "91.5, 10.5", "10.5, 181.5", "40.7128"])(
  "reads no spot in “%s”",
  (text) => {
    expect(readCoordinates(text)).toBeNull();
  },
);
