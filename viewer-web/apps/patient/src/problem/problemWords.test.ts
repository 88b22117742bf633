import { ProblemError } from "@yingdun/api/http";
import { describe, expect, it } from "vitest";
import { problemWord } from "./problemWords";

const answered = (status: number, code: string) => new ProblemError({ title: "", status, code });

describe("the words for a problem", () => {
  it("are the same for every refused verification", () => {
    expect(problemWord(answered(401, "not-verified"))).toBe("notVerified");
  });

  it("say that a server is busy by its status", () => {
    expect(problemWord(answered(503, "http-503"))).toBe("busy");
  });

  it("are there for what nobody thought of", () => {
    expect(problemWord(new TypeError("x"))).toBe("other");
    expect(problemWord(answered(500, "internal"))).toBe("other");
  });
});
