import { createGroup, deleteGroup, listGroups, updateGroup, type GroupDraft } from "@yingdun/api";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

const key = ["groups"] as const;

export const useGroups = () => useQuery({ queryKey: key, queryFn: listGroups });

export function useSaveGroup() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, draft }: { id?: string; draft: GroupDraft }) =>
      id ? updateGroup(id, draft) : createGroup(draft),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}

export function useDeleteGroup() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: deleteGroup,
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}
