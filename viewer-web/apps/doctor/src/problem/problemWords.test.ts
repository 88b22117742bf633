import { ProblemError, ThrottledError } from "@yingdun/api/http";
import { describe, expect, it } from "vitest";
import { problemWord } from "./problemWords";

const answered = (status: number, code: string) => new ProblemError({ title: code, status, code });

describe("a problem's words", () => {
  it("follow the code that the server names", () => {
    expect(problemWord(answered(401, "bad-credentials"))).toBe("badCredentials");
    expect(problemWord(answered(404, "not-found"))).toBe("gone");
  });

  it("tell every refusal for too many attempts alike", () => {
    expect(problemWord(new ThrottledError({ title: "", status: 429, code: "rate-limited" }, 3))).toBe(
      "tooMany",
    );
  });

  it("are the same for whatever goes wrong inside of the server", () => {
    expect(problemWord(answered(503, "http-503"))).toBe("server");
  });

  it("are general ones for a mistake of the page's own", () => {
    expect(problemWord(new TypeError("x is undefined"))).toBe("other");
  });
});
