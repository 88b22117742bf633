import { ProblemError, type ActionResult } from "@yingdun/api";

/** What the server refused for one endpoint of several, as if it had been asked for that one alone. */
export function refusalOf({ code = "refused", detail }: ActionResult): ProblemError {
  return new ProblemError({ status: 409, title: code, code, detail });
}
