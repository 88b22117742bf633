/** One server-sent event (WHATWG HTML §9.2); its data is JSON. */
export interface ServerEvent {
  name: string;
  data: unknown;
}

/** Takes a body apart that comes in pieces cut anywhere; gives each event that is whole. */
export function eventReader(give: (event: ServerEvent) => void): (piece: string) => void {
  let rest = "";
  return (piece) => {
    rest += piece;
    for (let end = rest.indexOf("\n\n"); end >= 0; end = rest.indexOf("\n\n")) {
      const lines = rest.slice(0, end).split("\n");
      rest = rest.slice(end + 2);
      const field = (name: string) =>
        lines
          .filter((line) => line.startsWith(`${name}:`))
          .map((line) => line.slice(name.length + 1).trimStart())
          .join("\n");
      const data = field("data");
      if (data) {
        give({ name: field("event"), data: JSON.parse(data) as unknown });
      }
    }
  };
}
