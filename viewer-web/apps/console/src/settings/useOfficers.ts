import { changeOfficer, createOfficer, listOfficers, type OfficerChange } from "@yingdun/api";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

const key = ["officers"] as const;

export const useOfficers = () => useQuery({ queryKey: key, queryFn: listOfficers });

export function useCreateOfficer() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: createOfficer,
    gcTime: 0,
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}

export function useChangeOfficer() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, change }: { id: string; change: OfficerChange }) => changeOfficer(id, change),
    gcTime: 0,
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}
