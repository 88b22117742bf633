import { describe, expect, it } from "vitest";
import { personName } from "./personName";

describe("a person's name", () => {
  it("is written in characters where they are known", () => {
    expect(personName("Zhang^Wei=张^伟")).toBe("张伟");
  });

  it("is written in letters where they are all that is known", () => {
    expect(personName("Zhang^Wei")).toBe("Zhang Wei");
    expect(personName("Smith^John^^Dr")).toBe("Smith John Dr");
  });
});
