import { ProblemError } from "@yingdun/api/http";

const BY_CODE = {
  unreachable: "unreachable",
  "bad-credentials": "badCredentials",
  "weak-password": "weakPassword",
  "invalid-token": "invitationOver",
  "invalid-input": "invalid",
  "not-found": "gone",
  forbidden: "forbidden",
  "foreign-page": "forbidden",
} as const;

/** What the page has words for. */
export type ProblemWord = (typeof BY_CODE)[keyof typeof BY_CODE] | "tooMany" | "server" | "other";

/** Nothing that the server says in its own words is shown: those are English, and for programs. */
export function problemWord(problem: unknown): ProblemWord {
  if (!(problem instanceof ProblemError)) {
    return "other";
  }
  const known = Object.entries(BY_CODE).find(([code]) => code === problem.code)?.[1];
  return known ?? (problem.status === 429 ? "tooMany" : problem.status >= 500 ? "server" : "other");
}
