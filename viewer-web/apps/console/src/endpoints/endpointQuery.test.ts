import { describe, expect, it } from "vitest";
import { readQuery, writeQuery } from "./endpointQuery";

describe("endpoint list in the address", () => {
  it("comes back as it was written", () => {
    const query = readQuery(new URLSearchParams("state=ONLINE&q=A3&sort=host%2Cdesc&page=2&size=100"));
    expect(readQuery(writeQuery(query))).toEqual(query);
    expect(query).toMatchObject({ state: "ONLINE", q: "A3", sort: "host,desc", page: 2, size: 100 });
  });

  it("leaves out what nobody chose", () => {
    expect(writeQuery(readQuery(new URLSearchParams())).toString()).toBe("");
  });

  it("takes no value that the API does not know", () => {
    const query = readQuery(
      new URLSearchParams("state=BROKEN&sort=password,asc&page=-4&size=99999&rollout=1"),
    );
    expect(query).toMatchObject({ state: undefined, sort: undefined, rollout: undefined, page: 0, size: 50 });
  });
});
