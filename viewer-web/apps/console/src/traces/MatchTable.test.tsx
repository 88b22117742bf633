import type { Trace } from "@yingdun/api";
import { cleanup, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { renderInConsole } from "../testkit/render";
import { MatchTable } from "./MatchTable";

afterEach(cleanup);

const trace = (runnerUpEndpoint?: string): Trace => ({
  id: "t1",
  pictures: [],
  picture: 0,
  fileName: "screen.png",
  createdAt: "2026-03-09T06:00:00Z",
  createdBy: "officer",
  state: "DONE",
  progress: 1,
  verdict: "MATCH",
  advice: [],
  matches: [
    {
      endpointId: "e7",
      endpointName: "A3-07",
      notBefore: "2026-03-09T05:00:00Z",
      notAfter: "2026-03-09T06:00:00Z",
      falseAccusationProbability: 3.1e-13,
      statistic: 21.4,
    },
  ],
  runnerUp: { endpointId: runnerUpEndpoint, endpointName: "A3-07", statistic: 4.2 },
  population: 91_234,
});

it("says that the runner-up is another time slot of the endpoint that is named", async () => {
  await renderInConsole(<MatchTable trace={trace("e7")} />);
  expect(screen.getByText("runner-up (another time slot of the same endpoint)")).toBeTruthy();
});

it("takes an endpoint of the same name for another one", async () => {
  await renderInConsole(<MatchTable trace={trace("e8")} />);
  expect(screen.getByText("runner-up")).toBeTruthy();
});

it("says how many traces of the picture there were before", async () => {
  const basis = {
    geometriesTested: 3,
    highestStatistic: 21.4,
    threshold: 1e-9,
    earlierTraces: 4,
    engineVersion: "0.1.0",
    keyFingerprint: "89abcdef",
  };
  await renderInConsole(<MatchTable trace={{ ...trace("e7"), basis }} />);
  expect(screen.getByText("Earlier traces of this picture").closest("tr, div")?.textContent).toContain("4");
});
