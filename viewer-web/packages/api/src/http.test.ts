import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { apiUrl, ProblemError, request, ThrottledError, toError, xsrfToken } from "./http";

const fetched = vi.fn<typeof fetch>();
beforeEach(() => {
  fetched.mockReset();
  vi.stubGlobal("fetch", fetched);
});
afterEach(() => vi.unstubAllGlobals());

const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });

describe("a request", () => {
  it("carries the token of the cookie, but not when it only reads", async () => {
    document.cookie = "XSRF-TOKEN=abc%3D";
    fetched.mockImplementation(async () => json(200, {}));
    await request("/groups");
    await request("/groups", { method: "POST", body: { name: "x" } });
    const [read, write] = fetched.mock.calls.map(([, init]) => init?.headers as Record<string, string>);
    expect(read).not.toHaveProperty("X-XSRF-TOKEN");
    expect(write).toMatchObject({ "X-XSRF-TOKEN": "abc=", "Content-Type": "application/json" });
  });

  it("fetches a new token and tries once more where the old one was refused", async () => {
    fetched
      .mockResolvedValueOnce(json(403, { code: "csrf-token-invalid", title: "x" }))
      .mockResolvedValueOnce(json(200, { authenticated: true }))
      .mockResolvedValueOnce(json(200, { id: "g1" }));
    expect(await request("/groups", { method: "POST", body: {} })).toEqual({ id: "g1" });
    expect(fetched.mock.calls.map(([url]) => url)).toEqual(["/api/groups", "/api/session", "/api/groups"]);
  });

  it("does not try a second time for any other refusal", async () => {
    fetched.mockResolvedValue(json(403, { code: "forbidden", title: "x" }));
    await expect(request("/groups", { method: "POST", body: {} })).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(fetched).toHaveBeenCalledTimes(1);
  });

  it("answers undefined for an empty body", async () => {
    fetched.mockResolvedValue(new Response(null, { status: 204 }));
    expect(await request("/session", { method: "DELETE" })).toBeUndefined();
  });

  it("tells a server that was not reached from one that refused", async () => {
    fetched.mockRejectedValue(new TypeError("failed to fetch"));
    await expect(request("/groups")).rejects.toMatchObject({ code: "unreachable", status: 0 });
  });
});

describe("an error", () => {
  it("keeps the server's code, advice and rows", () => {
    const error = toError(
      400,
      JSON.stringify({ code: "invalid-input", detail: "d", errors: [{ field: "f", message: "m" }] }),
      null,
    );
    expect(error).toBeInstanceOf(ProblemError);
    expect(error.problem).toMatchObject({
      code: "invalid-input",
      status: 400,
      errors: [{ field: "f", message: "m" }],
    });
  });

  it("survives a page of a proxy that is no JSON", () => {
    expect(toError(502, "<html>Bad gateway</html>", null).problem).toMatchObject({
      code: "http-502",
      status: 502,
    });
  });

  it("says how long to wait", () => {
    expect(toError(429, "{}", "17")).toMatchObject({ retryAfterSeconds: 17 });
    expect(toError(429, "{}", null)).toBeInstanceOf(ThrottledError);
  });
});

describe("addresses and cookies", () => {
  it("leave out what was not asked and escape the rest", () => {
    expect(apiUrl("/endpoints", { q: "a&b 张", state: undefined, page: 0, x: "" })).toBe(
      "/api/endpoints?q=a%26b+%E5%BC%A0&page=0",
    );
  });

  it("find the token among others", () => {
    expect(xsrfToken("a=1; XSRF-TOKEN=t; b=2")).toBe("t");
    expect(xsrfToken("NOT-XSRF-TOKEN=t")).toBe("");
  });
});
