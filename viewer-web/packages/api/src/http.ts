/** One rejected field of a request; `row` counts from 1 in uploaded tables. */
export interface FieldError {
  field: string;
  message: string;
  row?: number;
}

/** Error body of every server, RFC 9457. Programs match on `code`, people read `detail`. */
export interface Problem {
  type?: string;
  title: string;
  status: number;
  detail?: string;
  code: string;
  instance?: string;
  errors?: FieldError[];
}

/** A request that did not succeed. `status` 0: the server was not reached at all. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = "ProblemError";
    this.problem = problem;
  }

  get status(): number {
    return this.problem.status;
  }

  get code(): string {
    return this.problem.code;
  }
}

export interface RequestOptions {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  query?: Record<string, string | number | undefined>;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** `Retry-After` in seconds travels with the problem, so that a page can count down. */
export class ThrottledError extends ProblemError {
  readonly retryAfterSeconds: number;

  constructor(problem: Problem, retryAfterSeconds: number) {
    super(problem);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

const base = "/api";

export function xsrfToken(cookies: string = document.cookie): string {
  const found = /(?:^|;\s*)XSRF-TOKEN=([^;]*)/.exec(cookies);
  return found ? decodeURIComponent(found[1] ?? "") : "";
}

export function apiUrl(path: string, query: RequestOptions["query"] = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== "") {
      search.set(name, String(value));
    }
  }
  const text = search.toString();
  return base + path + (text ? `?${text}` : "");
}

const unreachable: Problem = { title: "Server not reached", status: 0, code: "unreachable" };

/** The token's cookie may have gone with a session that ended elsewhere; any GET sets it again. */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  try {
    return await send<T>(path, options);
  } catch (error) {
    if (error instanceof ProblemError && error.code === "csrf-token-invalid") {
      await send("/session", {});
      return send<T>(path, options);
    }
    throw error;
  }
}

/** Sends JSON (or a FormData as it is), answers the parsed JSON body, undefined for an empty one. */
async function send<T>(path: string, options: RequestOptions): Promise<T> {
  const method = options.method ?? "GET";
  const headers: Record<string, string> = { Accept: "application/json", ...options.headers };
  const form = options.body instanceof FormData;
  if (options.body !== undefined && !form) {
    headers["Content-Type"] = "application/json";
  }
  if (method !== "GET") {
    headers["X-XSRF-TOKEN"] = xsrfToken();
  }
  let response: Response;
  try {
    response = await fetch(apiUrl(path, options.query), {
      method,
      headers,
      body: form
        ? (options.body as FormData)
        : options.body === undefined
          ? null
          : JSON.stringify(options.body),
      credentials: "same-origin",
      signal: options.signal ?? null,
    });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") {
      throw cause;
    }
    throw new ProblemError(unreachable);
  }
  const text = await response.text();
  if (!response.ok) {
    throw toError(response.status, text, response.headers.get("Retry-After"));
  }
  return (text ? JSON.parse(text) : undefined) as T;
}

export function toError(status: number, text: string, retryAfter: string | null): ProblemError {
  const problem = parseProblem(status, text);
  return status === 429 ? new ThrottledError(problem, Number(retryAfter) || 30) : new ProblemError(problem);
}

/** A proxy in between may answer with a page of its own: then only the status is known. */
function parseProblem(status: number, text: string): Problem {
  try {
    const parsed = JSON.parse(text) as Partial<Problem>;
    return { title: `HTTP ${status}`, code: `http-${status}`, ...parsed, status };
  } catch (notJson) {
    return { title: `HTTP ${status}`, status, code: `http-${status}`, detail: describe(notJson, text) };
  }
}

function describe(cause: unknown, text: string): string | undefined {
  return cause instanceof SyntaxError && text && !text.startsWith("<") ? text.slice(0, 200) : undefined;
}
