import { ProblemError } from "@yingdun/api/http";
import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import type { Session } from "../api";

export const sessionKey = ["session"] as const;

/** A 401 tells that the session ended: the gate then asks to log in again, over the page as it stands. */
export function createQueryClient(): QueryClient {
  const onError = (error: unknown) => {
    if (error instanceof ProblemError && error.code === "not-logged-in") {
      client.setQueryData<Session>(sessionKey, { authenticated: false });
    }
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        // Only what may go away by itself is asked for again: a server not reached, or one in trouble.
        retry: (failures, error) =>
          failures < 2 && error instanceof ProblemError && (error.status === 0 || error.status >= 500),
      },
    },
  });
  return client;
}

/** Another person logs in: nothing of what the one before saw may stay. */
export function forgetPages(client: QueryClient): void {
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] });
}
