import {
  actOnEndpoints,
  getEndpoint,
  listEndpoints,
  patchEndpoint,
  type Endpoint,
  type EndpointDetail,
  type EndpointQuery,
  type Page,
} from "@yingdun/api";
import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
} from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useSearchParams } from "react-router";
import { useLiveEvent, useRefresh } from "../live";
import { readQuery, writeQuery } from "./endpointQuery";

const listKey = ["endpoints", "list"] as const;
const detailKey = (id: string) => ["endpoints", "detail", id] as const;

export function useEndpointQuery() {
  const [search, setSearch] = useSearchParams();
  const query = readQuery(search);
  return {
    query,
    change: (change: Partial<EndpointQuery>) =>
      setSearch(writeQuery({ ...query, page: 0, ...change }), { replace: true }),
    search: search.toString(),
  };
}

export function useEndpointList(query: EndpointQuery) {
  const client = useQueryClient();
  const refresh = useRefresh();
  const refreshSoon = useThrottled(() => refresh(listKey), 3_000);
  useLiveEvent("endpoint", (endpoint) => {
    replaceInLists(client, endpoint);
    // The row may have come into this filter or left it: only the server knows.
    refreshSoon();
  });
  return useQuery({
    queryKey: [...listKey, query],
    queryFn: ({ signal }) => listEndpoints(query, signal),
    placeholderData: keepPreviousData,
  });
}

export function useEndpoint(id: string) {
  const client = useQueryClient();
  const refresh = useRefresh();
  const refreshSoon = useThrottled(() => refresh(detailKey(id)), 2_000);
  useLiveEvent("endpoint", (endpoint) => {
    if (endpoint.id === id) {
      client.setQueryData<EndpointDetail>(detailKey(id), (before) => before && { ...before, ...endpoint });
      refreshSoon();
    }
  });
  return useQuery({ queryKey: detailKey(id), queryFn: () => getEndpoint(id) });
}

export function usePatchEndpoint(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: { name?: string; groupId?: string }) => patchEndpoint(id, change),
    onSuccess: () => client.invalidateQueries({ queryKey: ["endpoints"] }),
  });
}

export function useEndpointActions() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: actOnEndpoints,
    onSuccess: () => client.invalidateQueries({ queryKey: ["endpoints"] }),
  });
}

function replaceInLists(client: QueryClient, endpoint: Endpoint) {
  client.setQueriesData<Page<Endpoint>>(
    { queryKey: listKey },
    (page) => page && { ...page, items: page.items.map((one) => (one.id === endpoint.id ? endpoint : one)) },
  );
}

/** Two thousand endpoints that reconnect at once must not ask for the list two thousand times. */
function useThrottled(action: () => void, millis: number): () => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(action);
  useEffect(() => {
    latest.current = action;
  });
  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );
  return () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      latest.current();
    }, millis);
  };
}
