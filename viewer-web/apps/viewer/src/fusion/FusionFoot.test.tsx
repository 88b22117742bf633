import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { startI18n } from "../i18n";
import type { Vector } from "../study";
import { FusionFoot } from "./FusionFoot";

beforeAll(startI18n);
afterEach(cleanup);

function Foot() {
  const [shift, setShift] = useState<Vector>([0, 0, 0]);
  return <FusionFoot opacity={50} onOpacity={() => undefined} shift={shift} onShift={setShift} />;
}

const field = () => screen.getByTestId<HTMLInputElement>("fusion-shift-x");

const write = (value: string) => fireEvent.change(field(), { target: { value } });

describe("the field of a shift", () => {
  it("is the same one, with the focus, after the first digit", () => {
    render(<Foot />);
    const before = field();
    before.focus();
    write("1");
    expect(field()).toBe(before);
    expect(document.activeElement).toBe(before);
  });

  it("says, once it is left, by how much the PET is shifted", () => {
    render(<Foot />);
    write("250");
    fireEvent.blur(field());
    expect(field().value).toBe("100");
  });

  it("is written anew where the shift is taken back", () => {
    render(<Foot />);
    write("12");
    fireEvent.click(screen.getByTestId("fusion-shift-reset"));
    expect(field().value).toBe("0");
  });
});
