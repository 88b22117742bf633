import { expect, it } from "vitest";
import { viewerAddress } from "./viewerAddress";

it("names the study before its earlier ones", () => {
  const { searchParams } = new URL(viewerAddress(["1.2", "1.1"]), "https://cloud.example");
  expect(searchParams.get("StudyInstanceUIDs")).toBe("1.2,1.1");
});
