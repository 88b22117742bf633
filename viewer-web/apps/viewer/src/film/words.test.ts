import type { TFunction } from "i18next";
import { expect, it } from "vitest";
import { readStudy, type Stack } from "../study";
import { anInstance } from "../testkit/instances";
import { cornersOf, headOf, personOf } from "./words";

/** The key, and what is filled in. */
const t = ((key: string, blanks?: object) =>
  [key, ...Object.values(blanks ?? {})].join(" ")) as unknown as TFunction;

const patient = { name: "张小三", id: "410105199001011234", sex: "M", birthDate: "1990-01-01" };
const study = {
  studyInstanceUID: "1.1",
  attributes: {},
  patient,
  institution: "Hospital",
  taken: "2026-03-09",
};

it("the name on a film is whole for staff and masked for whoever came by a link", () => {
  expect(personOf(study, false, t)).toEqual(["张小三 patient.M 1990", "410105199001011234"]);
  expect(personOf(study, true, t).join()).not.toMatch(/小|0105/);
});

it("an image says which it is, and in which window it is seen", () => {
  const [stack] = readStudy([anInstance(1), anInstance(2)]).items as [Stack];
  const frame = stack.frames[1] ?? stack.frames[0];
  const { topRight, bottomLeft } = cornersOf(stack, frame, { center: 40, width: 400 }, [], "2026-03-09", t);
  expect(topRight).toContain("corner.frame 2 2");
  expect(bottomLeft).toEqual(["2026-03-09", "corner.window 400 40"]);
});

it("a film of several studies bears nobody's name alone", () => {
  expect(headOf([study], false, t)).toContain("张小三");
  expect(headOf([study, { ...study, studyInstanceUID: "1.2" }], false, t)).toBe("film.several");
});
