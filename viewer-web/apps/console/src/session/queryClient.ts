import { ProblemError, type Session } from "@yingdun/api";
import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";

export const sessionKey = ["session"] as const;

/** A 401 anywhere means that the session ended: the gate then asks to log in again, over the page as it stands. */
export function createQueryClient(): QueryClient {
  const onError = (error: unknown) => {
    if (error instanceof ProblemError && error.status === 401 && error.code !== "bad-credentials") {
      client.setQueryData<Session>(sessionKey, { authenticated: false });
    }
    if (error instanceof ProblemError && error.code === "password-change-required") {
      void client.invalidateQueries({ queryKey: sessionKey });
    }
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) => failures < 2 && isPassing(error),
      },
    },
  });
  return client;
}

/** Only what may go away by itself is asked for again: a server not reached, or one in trouble. */
function isPassing(error: unknown): boolean {
  return error instanceof ProblemError && (error.status === 0 || error.status >= 500);
}

/** Another person logs in: nothing of what the one before saw may stay. */
export function forgetPages(client: QueryClient): void {
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] });
}
