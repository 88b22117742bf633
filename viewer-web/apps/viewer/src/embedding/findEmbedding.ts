import { Embedding } from "./Embedding";

/**
 * The page around this one, where the server names its origin as one that may speak with the viewer. The list is the
 * server's own: an address could be anybody's.
 */
export async function findEmbedding(): Promise<Embedding | undefined> {
  const around = window.parent;
  if (around === window) {
    return undefined;
  }
  const allowed = await allowedOrigins();
  // Browsers that do not say who is around leave it to the delivery, which goes by the origin too.
  const [said] = window.location.ancestorOrigins ?? [];
  const origins = said === undefined ? allowed : allowed.filter((one) => one === said);
  if (origins.length === 0) {
    return undefined;
  }
  const embedding = new Embedding(around, origins);
  embedding.begin();
  return embedding;
}

/** Other servers than our own name nobody. */
async function allowedOrigins(): Promise<string[]> {
  const response = await fetch("/api/embedding", { headers: { Accept: "application/json" } }).catch(
    () => undefined,
  );
  const said = response?.ok
    ? ((await response.json().catch(() => ({}))) as { origins?: unknown } | null)
    : undefined;
  return Array.isArray(said?.origins)
    ? said.origins.filter((one): one is string => typeof one === "string" && one.startsWith("http"))
    : [];
}
