import { acknowledgeAlert, getOverview, type Overview } from "@yingdun/api";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLiveEvent, useRefresh } from "../live";
import { useReport } from "../page";

const key = ["overview"] as const;

/** Counts come with the stream; alerts and the history of states are asked for again when one arrives. */
export function useOverview() {
  const client = useQueryClient();
  const refresh = useRefresh();
  useLiveEvent("overview", (counts) =>
    client.setQueryData<Overview>(key, (before) => before && { ...before, ...counts }),
  );
  useLiveEvent("alert", () => refresh(key));
  return useQuery({ queryKey: key, queryFn: getOverview });
}

export function useAcknowledge() {
  const client = useQueryClient();
  const report = useReport();
  return useMutation({
    mutationFn: acknowledgeAlert,
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
    onError: report,
  });
}
