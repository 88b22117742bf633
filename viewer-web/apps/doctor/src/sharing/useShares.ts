import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { giveShare, listSeries, listShares, revokeShare, type WantedShare } from "../api";

const SHARES = ["shares"];

/** Always asked for anew: it is others who open what was shared. */
export const useShares = (enabled = true) =>
  useQuery({ queryKey: SHARES, queryFn: listShares, enabled, staleTime: 0 });

export const useSeries = (study: string, enabled: boolean) =>
  useQuery({ queryKey: ["series", study], queryFn: () => listSeries(study), enabled });

function useChange<T, R>(change: (what: T) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => client.invalidateQueries({ queryKey: SHARES }),
  });
}

export const useGiveShare = (study: string) => useChange((wanted: WantedShare) => giveShare(study, wanted));

export const useRevokeShare = () => useChange(revokeShare);
