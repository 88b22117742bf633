import { describe, expect, it, vi } from "vitest";
import { loggedIn } from "./device";

const answer = (body: string, status = 200) =>
  vi.spyOn(globalThis, "fetch").mockResolvedValue(new Response(body, { status }));

describe("whoever is logged in", () => {
  it("is the session's user", async () => {
    answer('{"user":{"name":"li"}}');
    expect(await loggedIn()).toEqual({ name: "li", login: "li" });
  });

  it.each([
    ["a session without a user", '{"user":null}', 200],
    ["a server that has no sessions", "<html></html>", 404],
  ])("is nobody at %s", async (_, body, status) => {
    answer(body, status);
    expect(await loggedIn()).toBeUndefined();
  });

  it("is not known while the server is busy, which passes", async () => {
    answer("", 503);
    await expect(loggedIn()).rejects.toMatchObject({ kind: "busy" });
  });

  it("is not known while the line is away", async () => {
    vi.spyOn(globalThis, "fetch").mockRejectedValue(new TypeError("failed to fetch"));
    await expect(loggedIn()).rejects.toMatchObject({ kind: "unreachable" });
  });
});
