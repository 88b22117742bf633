import { xsrfToken } from "@yingdun/api/http";
import { servedTile, type MarkServer } from "@yingdun/mark";

const PATH = "/api/patient/mark";

/** The mark of this patient's pages. */
export const markServer: MarkServer = {
  tile: async (ratio) => servedTile(await answered(fetch(`${PATH}?ratio=${ratio}`))),
  removed: async (showing) => {
    await answered(
      fetch(PATH, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-XSRF-TOKEN": xsrfToken() },
        body: JSON.stringify({ showing }),
      }),
    );
  },
};

async function answered(asked: Promise<Response>): Promise<Response> {
  const response = await asked;
  if (!response.ok) {
    throw new Error(`HTTP ${response.status}`);
  }
  return response;
}
