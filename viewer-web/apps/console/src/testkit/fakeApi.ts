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
    return new Response(body === undefined ? null : JSON.stringify(body), { status });
  });
  return log;
}

export const problem = (status: number, code: string): Answer => ({
  status,
  body: { code, title: code, status },
});
