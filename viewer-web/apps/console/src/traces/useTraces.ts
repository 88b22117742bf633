import {
  attemptTrace,
  cancelTrace,
  getTrace,
  getTraceEvidence,
  listTraces,
  repeatTrace,
  type ChosenPicture,
  type Page,
  type Trace,
} from "@yingdun/api";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLiveEvent } from "../live";
import { isOver } from "./verdict";

const key = ["traces"] as const;
const listKey = [...key, "list"] as const;
const detailKey = (id: string) => [...key, "detail", id] as const;

/** While something runs the list is asked for again too: the stream may be cut just then. */
export function useTraceList(page: number, size: number) {
  const client = useQueryClient();
  useLiveEvent("trace", (trace) => {
    client.setQueriesData<Page<Trace>>(
      { queryKey: listKey },
      (before) =>
        before && {
          ...before,
          items: before.items.map((one) => (one.id === trace.id ? { ...one, ...trace } : one)),
        },
    );
    if (isOver(trace.state)) {
      void client.invalidateQueries({ queryKey: key });
    }
  });
  return useQuery({
    queryKey: [...listKey, page, size],
    queryFn: () => listTraces(page, size),
    placeholderData: keepPreviousData,
    refetchInterval: (query) => (query.state.data?.items.some((one) => !isOver(one.state)) ? 2_000 : false),
  });
}

export function useTrace(id: string) {
  const client = useQueryClient();
  useLiveEvent("trace", (trace) => {
    if (trace.id === id) {
      client.setQueryData<Trace>(detailKey(id), (before) => before && { ...before, ...trace });
      if (isOver(trace.state)) {
        void client.invalidateQueries({ queryKey: detailKey(id) });
      }
    }
  });
  return useQuery({
    queryKey: detailKey(id),
    queryFn: () => getTrace(id),
    refetchInterval: (query) => (query.state.data && !isOver(query.state.data.state) ? 1_500 : false),
  });
}

export const useEvidence = (trace: Trace) =>
  useQuery({
    queryKey: [...key, "evidence", trace.id],
    queryFn: () => getTraceEvidence(trace.id),
    enabled: trace.verdict === "MATCH",
    staleTime: Infinity,
  });

export function useRepeatTrace() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: repeatTrace,
    onSuccess: () => client.invalidateQueries({ queryKey: listKey }),
  });
}

export function useAttemptTrace(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (pictures: ChosenPicture[]) => attemptTrace(id, pictures),
    onSuccess: () => client.invalidateQueries({ queryKey: listKey }),
  });
}

export function useCancelTrace() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: cancelTrace,
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}
