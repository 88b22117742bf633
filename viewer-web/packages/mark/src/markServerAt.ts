import { servedTile, type MarkServer } from "./PageMark";

/** A server's marks under one address (cloud-core/server/API.md, «Marks of pages»). */
export function markServerAt(path: string, xsrfToken: () => string): MarkServer {
  return {
    tile: async (ratio) => servedTile(await answered(fetch(`${path}?ratio=${ratio}`))),
    removed: async (showing) => {
      await answered(
        fetch(path, {
          method: "POST",
          headers: { "Content-Type": "application/json", "X-XSRF-TOKEN": xsrfToken() },
          body: JSON.stringify({ showing }),
        }),
      );
    },
  };
}

async function answered(asked: Promise<Response>): Promise<Response> {
  const response = await asked;
  if (!response.ok) {
    throw new Error(`HTTP ${response.status}`);
  }
  return response;
}
