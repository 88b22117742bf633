import { ProblemError } from "@yingdun/api/http";

/** What the page has words for. */
export type ProblemWord =
  | "notVerified"
  | "logInRequired"
  | "numbersNotTaken"
  | "gone"
  | "sessionOver"
  | "unreachable"
  | "busy"
  | "invalid"
  | "other";

const BY_CODE: Record<string, ProblemWord> = {
  "not-verified": "notVerified",
  "log-in-required": "logInRequired",
  "numbers-not-taken": "numbersNotTaken",
  "no-short-messages": "numbersNotTaken",
  "not-found": "gone",
  "not-logged-in": "sessionOver",
  "invalid-input": "invalid",
  unreachable: "unreachable",
};

/** Nothing that the server says in its own words is shown: those are English, and for programs. */
export function problemWord(problem: unknown): ProblemWord {
  if (!(problem instanceof ProblemError)) {
    return "other";
  }
  const known = BY_CODE[problem.code];
  return known ?? (problem.status === 429 || problem.status === 503 ? "busy" : "other");
}
