import type { IncomingMessage, ServerResponse } from "node:http";
import type { Plugin } from "vite";
import * as sample from "./sample";

type Answer = { status?: number; body?: unknown };
type Route = [
  method: string,
  pattern: RegExp,
  answer: (match: RegExpExecArray, body: string, query: URLSearchParams) => Answer,
];

const problem = (status: number, code: string): Answer => ({
  status,
  body: { title: code, status, code, detail: code },
});

/** Sample data for working on the pages without a server: any password, nothing is kept. */
const routes: Route[] = [
  ["GET", /^\/overview$/, () => ({ body: sample.overview() })],
  [
    "GET",
    /^\/endpoints$/,
    (_, __, query) => {
      const size = Number(query.get("size") ?? 50);
      const page = Number(query.get("page") ?? 0);
      const items = sample.endpoints.filter(
        (one) =>
          (!query.get("state") || one.state === query.get("state")) &&
          (!query.get("groupId") || one.groupId === query.get("groupId")) &&
          (!query.get("q") || JSON.stringify(one).includes(query.get("q") ?? "")),
      );
      return {
        body: { items: items.slice(page * size, (page + 1) * size), page, size, total: items.length },
      };
    },
  ],
  [
    "GET",
    /^\/endpoints\/(.+)$/,
    ([, id]) => ({
      body: {
        ...sample.endpoints.find((one) => one.id === id),
        screens: [
          { name: "DP-1", x: 0, y: 0, width: 2560, height: 1440, scale: 1.25, covered: true, regions: [] },
          {
            name: "DP-2",
            x: 2560,
            y: 200,
            width: 1920,
            height: 1080,
            scale: 1,
            covered: true,
            regions: [{ x: 0, y: 0, width: 1920, height: 900 }],
          },
          { name: "HDMI-1", x: 4480, y: 0, width: 1080, height: 1920, scale: 1, covered: false, regions: [] },
        ],
        timeline: [{ at: new Date().toISOString(), kind: "ONLINE", detail: "10.12.3.27" }],
      },
    }),
  ],
  [
    "POST",
    /^\/endpoints\/actions$/,
    (_, body) => ({
      body: { results: (JSON.parse(body) as { ids: string[] }).ids.map((id) => ({ id, outcome: "DONE" })) },
    }),
  ],
  ["GET", /^\/groups$/, () => ({ body: sample.groups })],
  ["GET", /^\/policies$/, () => ({ body: sample.policies })],
  ["PUT", /^\/policies\/order$/, () => ({ status: 204 })],
  ["POST", /^\/policies\/reach$/, () => ({ body: { endpoints: 24 } })],
  ["PUT", /^\/policies\/.+$/, () => problem(412, "policy-changed")],
  [
    "GET",
    /^\/policies\/(.+)\/versions$/,
    ([, id]) => {
      const draft = sample.policies.find((one) => one.id === id);
      return {
        body: [3, 2, 1].map((version) => ({
          version,
          savedAt: draft?.savedAt,
          savedBy: "officer",
          draft: { ...draft, strength: version + 1 },
        })),
      };
    },
  ],
  [
    "GET",
    /^\/policies\/.+\/rollout$/,
    () => ({
      body: {
        APPLIED: 20,
        PENDING: 3,
        FAILED: 1,
        failures: [{ endpointId: "e4", name: "A5-04", reason: "no compositor" }],
      },
    }),
  ],
  [
    "GET",
    /^\/traces$/,
    () => ({ body: { items: sample.traces, page: 0, size: 20, total: sample.traces.length } }),
  ],
  ["GET", /^\/traces\/.+\/evidence$/, () => ({ body: sample.evidence })],
  ["GET", /^\/traces\/([^/]+)$/, ([, id]) => ({ body: sample.traces.find((one) => one.id === id) })],
  ["GET", /^\/audit$/, () => ({ body: { items: sample.auditEntries } })],
  ["GET", /^\/audit\/verification$/, () => ({ body: { verifiedUpTo: 30, entries: 30, intact: true } })],
  ["GET", /^\/enrolment-codes$/, () => ({ body: sample.codes })],
  [
    "POST",
    /^\/enrolment-codes$/,
    () => ({
      body: { ...sample.codes[0], code: "YD1-ABCDEFGHIJKLMNOPQRST-ABCDEFGHIJKLMNOPQRSTABCDEFGHIJKL" },
    }),
  ],
  ["GET", /^\/officers$/, () => ({ body: sample.officers })],
];

const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><rect width="800" height="600" fill="#222"/><rect x="60" y="60" width="500" height="400" fill="#999"/></svg>';

export function devServer(): Plugin {
  return {
    name: "yingdun-dev-server",
    configureServer: ({ middlewares }) => {
      middlewares.use("/api", (request, response) => void answer(request, response));
    },
    configurePreviewServer: ({ middlewares }) => {
      middlewares.use("/api", (request, response) => void answer(request, response));
    },
  };
}

/** The cookie is the officer's name: several may be logged in from several browsers. */
function session(method: string | undefined, body: string, name: string, response: ServerResponse): Answer {
  const asked =
    method === "POST" ? (JSON.parse(body) as { user: string }).user : method === "DELETE" ? "" : name;
  const officer = sample.officers.find((one) => one.name === asked);
  if (method === "POST" && !officer) {
    return problem(401, "bad-credentials");
  }
  response.setHeader("Set-Cookie", ["XSRF-TOKEN=dev; Path=/", `dev-officer=${officer?.name ?? ""}; Path=/`]);
  const user = officer && { ...officer, mustChangePassword: false };
  return { body: { authenticated: officer !== undefined, user } };
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "http://localhost");
  if (url.pathname === "/events") {
    response.writeHead(200, { "Content-Type": "text/event-stream" }).write(": open\n\n");
    return;
  }
  if (/\/pictures\/\d(\/preview)?$/.test(url.pathname)) {
    response.writeHead(200, { "Content-Type": "image/svg+xml" }).end(picture);
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  const body = Buffer.concat(chunks).toString();
  const found = routes
    .filter(([method]) => method === request.method)
    .map(([, pattern, act]) => ({ match: pattern.exec(url.pathname), act }))
    .find(({ match }) => match);
  const name = /dev-officer=(\w+)/.exec(request.headers.cookie ?? "")?.[1] ?? "";
  const result =
    url.pathname === "/session"
      ? session(request.method, body, name, response)
      : !name
        ? problem(401, "not-logged-in")
        : found?.match
          ? found.act(found.match, body, url.searchParams)
          : problem(404, "not-found");
  response.writeHead(result.status ?? 200, { "Content-Type": "application/json" });
  response.end(result.body === undefined ? "" : JSON.stringify(result.body));
}
