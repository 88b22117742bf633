import { describe, expect, it } from "vitest";
import type { Patient } from "../study";
import { personLabels } from "./personLabels";

/** Of one study each. */
const labels = (patients: Patient[], guest = false) => [
  ...personLabels(
    patients.map((patient, index) => ({ studyInstanceUID: `1.${index + 1}`, patient })),
    guest,
    "No name",
  ).values(),
];

describe("whose a cell is", () => {
  it("is not said where all studies are one person's", () => {
    expect(labels([{ name: "Li Wei", id: "17" }])).toEqual([]);
    expect(
      labels([
        { name: "Li Wei", id: "17" },
        { name: "Li Wei", id: "17" },
      ]),
    ).toEqual([]);
  });

  it("is the name with the number, for names repeat", () => {
    expect(
      labels([
        { name: "Li Wei", id: "17" },
        { name: "Li Wei", id: "18" },
      ]),
    ).toEqual(["Li Wei 17", "Li Wei 18"]);
  });

  it("is masked for whoever came by a link", () => {
    expect(
      labels(
        [
          { name: "李伟", id: "410105199001011234" },
          { name: "李强", id: "410105199001015678" },
        ],
        true,
      ),
    ).toEqual(["李* 410***********1234", "李* 410***********5678"]);
  });

  it("is counted where masks or missing names leave no difference", () => {
    const [first, second, third] = ["123", "456", "456"].map((id) => ({ name: "李伟", id }));
    expect(labels([first, second, third] as Patient[], true)).toEqual([
      "李* *** (1)",
      "李* *** (2)",
      "李* *** (2)",
    ]);
    expect(labels([{}, {}])).toEqual(["No name (1)", "No name (2)"]);
  });

  it("tells apart who has one number in two hospitals", () => {
    expect(
      labels([
        { name: "Li Wei", id: "17", issuer: "A" },
        { name: "Li Wei", id: "17", issuer: "B" },
      ]),
    ).toEqual(["Li Wei 17 (1)", "Li Wei 17 (2)"]);
  });
});
