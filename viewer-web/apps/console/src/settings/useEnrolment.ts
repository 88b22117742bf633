import { createEnrolmentCode, listEnrolmentCodes, revokeEnrolmentCode } from "@yingdun/api";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

const key = ["enrolment-codes"] as const;

export const useEnrolmentCodes = () => useQuery({ queryKey: key, queryFn: listEnrolmentCodes });

export function useCreateCode() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: createEnrolmentCode,
    // The code itself must not stay in memory after its dialogue is closed.
    gcTime: 0,
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}

export function useRevokeCode() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: revokeEnrolmentCode,
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}
