import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { listEmergencies, listGranted, listToDecide } from "../api";

/** Milliseconds between two looks at what waits. */
const AGAIN = 60_000;

export const useToDecide = (enabled = true) =>
  useQuery({ queryKey: ["decisions"], queryFn: listToDecide, refetchInterval: AGAIN, enabled });

export const useEmergencies = (enabled = true) =>
  useQuery({ queryKey: ["emergencies"], queryFn: listEmergencies, refetchInterval: AGAIN, enabled });

export const useGranted = () => useQuery({ queryKey: ["granted"], queryFn: listGranted });

/** How much waits for the person; nothing for who decides nothing. */
export function useOpenDecisions(enabled = true): { waiting: number; emergencies: number } {
  const waiting = useToDecide(enabled).data ?? [];
  const emergencies = useEmergencies(enabled).data ?? [];
  return { waiting: waiting.length, emergencies: emergencies.filter((one) => !one.reviewedAt).length };
}

/** What changes one of the three lists may change the others; it is also looked at where it failed, as somebody may have been quicker. */
export function useDeciding<T>(change: (what: T) => Promise<void>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () =>
      Promise.all(
        ["decisions", "emergencies", "granted"].map((key) => client.invalidateQueries({ queryKey: [key] })),
      ),
  });
}
