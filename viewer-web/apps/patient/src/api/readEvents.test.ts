import { describe, expect, it } from "vitest";
import { eventReader, type ServerEvent } from "./readEvents";

const BODY = 'event:sentence\ndata:{"chinese":"肺"}\n\n: waiting\n\nevent: end\ndata: {"unexplained":2}\n\n';

describe("the reader of events", () => {
  it.each([1, 3, 1000])("gives each event once, whatever the pieces (%i characters)", (length) => {
    const given: ServerEvent[] = [];
    const read = eventReader((event) => given.push(event));
    for (let from = 0; from < BODY.length; from += length) {
      read(BODY.slice(from, from + length));
    }
    expect(given).toEqual([
      { name: "sentence", data: { chinese: "肺" } },
      { name: "end", data: { unexplained: 2 } },
    ]);
  });

  it("gives nothing of an event that is not whole", () => {
    const given: ServerEvent[] = [];
    eventReader((event) => given.push(event))("event: end\ndata: {}");
    expect(given).toEqual([]);
  });
});
