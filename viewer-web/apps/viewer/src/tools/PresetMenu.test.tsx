import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import type { DicomDataset } from "../dicomweb";
import { startI18n } from "../i18n";
import { readStudy } from "../study";
import { anInstance } from "../testkit/instances";
import { PresetMenu } from "./PresetMenu";

beforeAll(startI18n);
afterEach(cleanup);

function offered(instance: DicomDataset): string[] {
  const [item] = readStudy([instance]).items;
  if (item?.kind !== "stack") {
    throw new Error("the study has no stack");
  }
  render(
    <PresetMenu
      actions={{ reset: () => undefined, setWindow: () => undefined }}
      frame={item.frames[0]}
      current={undefined}
    />,
  );
  return screen.getAllByRole<HTMLOptionElement>("option", { hidden: true }).map(({ value }) => value);
}

describe("windows", () => {
  it("in Hounsfield units are offered for CT", () => {
    expect(offered(anInstance(1))).toContain("lung");
  });

  it("in Hounsfield units are not offered for a screenshot that lies in a CT series", () => {
    expect(offered(anInstance(1, { "00080016": ["UI", "1.2.840.10008.5.1.4.1.1.7"] }))).not.toContain("lung");
  });

  it("of an MR are its own, and its device's others", () => {
    const mr = anInstance(1, {
      "00080060": ["CS", "MR"],
      "00281050": ["DS", 400, 900],
      "00281051": ["DS", 800, 1800],
      "00281055": ["LO", "NORMAL", "WIDE"],
    });
    expect(offered(mr)).toEqual(["", "original", "device-0"]);
    expect(screen.getByText("WIDE 1800/900")).toBeTruthy();
  });
});
