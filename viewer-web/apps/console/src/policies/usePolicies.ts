import {
  createPolicy,
  deletePolicy,
  getPolicyRollout,
  listPolicies,
  listPolicyVersions,
  orderPolicies,
  policyReach,
  rollBackPolicy,
  updatePolicy,
  type Policy,
  type PolicyDraft,
  type PolicyTargets,
} from "@yingdun/api";
import {
  keepPreviousData,
  useIsMutating,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useIsPresent, useLiveEvent, useRefresh } from "../live";

const key = ["policies"] as const;

export function usePolicies() {
  const refresh = useRefresh();
  // Acknowledgements of the agents move the counts of the roll-out.
  useLiveEvent("overview", () => refresh(key));
  return useQuery({ queryKey: key, queryFn: listPolicies });
}

export const usePolicyVersions = (id: string) =>
  useQuery({ queryKey: [...key, id, "versions"], queryFn: () => listPolicyVersions(id) });

export function usePolicyRollout(id: string) {
  const isPresent = useIsPresent();
  return useQuery({
    queryKey: [...key, id, "rollout"],
    queryFn: () => getPolicyRollout(id),
    refetchInterval: () => (isPresent() ? 5_000 : false),
  });
}

export function useReach(targets: PolicyTargets, policyId?: string) {
  const settled = useSettled(JSON.stringify(targets), 400);
  return useQuery({
    queryKey: ["policy-reach", policyId, settled],
    queryFn: () => policyReach(JSON.parse(settled) as PolicyTargets, policyId),
    placeholderData: keepPreviousData,
  });
}

function useInvalidating<A, R>(action: (argument: A) => Promise<R>, mutationKey?: readonly string[]) {
  const client = useQueryClient();
  return useMutation({
    mutationKey,
    mutationFn: action,
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}

export const useSavePolicy = () =>
  useInvalidating(({ base, draft }: { base?: Pick<Policy, "id" | "version">; draft: PolicyDraft }) =>
    base ? updatePolicy(base.id, base.version, draft) : createPolicy(draft),
  );
const deletion = [...key, "delete"] as const;
export const useDeletePolicy = () => useInvalidating(deletePolicy, deletion);
/** Whether this officer's deletion is on its way: the list may know of it before whoever asked for it. */
export const useIsDeleting = () => useIsMutating({ mutationKey: deletion }) > 0;
export const useRollBack = () =>
  useInvalidating(({ id, version }: { id: string; version: number }) => rollBackPolicy(id, version));

/** The new order shows at once and goes back where the server refuses it. */
export function useOrderPolicies() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: orderPolicies,
    onMutate: async (ids: string[]) => {
      await client.cancelQueries({ queryKey: key, exact: true });
      const before = client.getQueryData<Policy[]>(key);
      client.setQueryData<Policy[]>(key, (all) =>
        all?.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)),
      );
      return { before };
    },
    onError: (_error, _ids, context) => client.setQueryData(key, context?.before),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}

function useSettled(value: string, millis: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), millis);
    return () => clearTimeout(timer);
  }, [value, millis]);
  return settled;
}
