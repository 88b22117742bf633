import { describe, expect, it } from "vitest";
import { outcomeOf, wrongNameExponent } from "./verdict";

describe("chance of a wrong name", () => {
  it.each([
    [3e-13, 12],
    [9.9e-10, 9],
    [1e-12, 11],
    [5e-324, 323],
    [0, 323],
  ])("%f is below one in 10^%i", (probability, exponent) => {
    expect(wrongNameExponent(probability)).toBe(exponent);
  });

  it("never promises more than the probability holds", () => {
    for (let i = 0; i < 2_000; i++) {
      const probability = 10 ** -(1 + (i * 299) / 2_000);
      const exponent = wrongNameExponent(probability);
      expect(probability).toBeLessThan(10 ** -exponent);
      expect(probability).toBeGreaterThanOrEqual(10 ** -(exponent + 1) * (1 - 1e-9));
    }
  });
});

describe("outcome", () => {
  it("names nobody without a verdict of MATCH", () => {
    expect(outcomeOf({ state: "DONE", verdict: "CANNOT_TELL" })).toBe("cannotTell");
    expect(outcomeOf({ state: "DONE" })).toBe("cannotTell");
    expect(outcomeOf({ state: "RUNNING", verdict: "MATCH" })).toBe("running");
    expect(outcomeOf({ state: "DONE", verdict: "MATCH" })).toBe("attributed");
  });
});
