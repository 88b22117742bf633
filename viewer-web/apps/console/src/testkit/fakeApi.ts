import { vi } from "vitest";

export interface Asked {
  method: string;
  path: string;
  body: unknown;
  headers: Record<string, string>;
}

type Answer = { status?: number; body?: unknown };
type Handler = (asked: Asked) => Answer;

/** Stands in for the server behind `fetch`: routes by «METHOD /path», 404 for any other, and keeps what was asked. */
export function fakeApi(routes: Record<string, Handler>): Asked[] {
  const log: Asked[] = [];
  vi.stubGlobal("fetch", async (url: string, init: RequestInit = {}) => {
    const asked: Asked = {
      method: init.method ?? "GET",
      path: url.replace(/^\/api/, "").replace(/\?.*/, ""),
      body: typeof init.body === "string" ? JSON.parse(init.body) : undefined,
      headers: (init.headers ?? {}) as Record<string, string>,
    };
    log.push(asked);
    const { status = 200, body } = routes[`${asked.method} ${asked.path}`]?.(asked) ?? {
      status: 404,
      body: { code: "not-found", title: "not found" },
    };
    return response({ status, body });
  });
  return log;
}

const response = ({ status = 200, body }: Answer) =>
  new Response(body === undefined ? null : JSON.stringify(body), { status });

/** From now on requests of this method wait, until the returned function answers them. */
export function holdBack(method: string): (answer: Answer) => void {
  const others = fetch;
  const waiting: ((answer: Response) => void)[] = [];
  vi.stubGlobal("fetch", (url: string, init?: RequestInit) =>
    init?.method === method ? new Promise<Response>((resolve) => waiting.push(resolve)) : others(url, init),
  );
  return (answer) => waiting.forEach((resolve) => resolve(response(answer)));
}

export const problem = (status: number, code: string): Answer => ({
  status,
  body: { code, title: code, status },
});
