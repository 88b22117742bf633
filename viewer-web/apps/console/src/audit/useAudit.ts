import { listAudit, verifyAudit } from "@yingdun/api";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { readFilter, writeFilter } from "./auditQuery";

const pageSize = 100;

export function useAuditFilter() {
  const [search, setSearch] = useSearchParams();
  const filter = readFilter(search);
  return {
    filter,
    change: (part: Partial<typeof filter>) =>
      setSearch(writeFilter({ ...filter, ...part }), { replace: true }),
  };
}

/** Newest first; older pages hang below, by sequence number, so that new entries do not shift them. */
export const useAuditEntries = (filter: ReturnType<typeof readFilter>) =>
  useInfiniteQuery({
    queryKey: ["audit", "entries", filter],
    queryFn: ({ pageParam }) => listAudit(filter, pageParam, pageSize),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (last) => last.next,
    select: (data) => data.pages.flatMap((page) => page.items),
  });

export const useVerification = () =>
  useQuery({ queryKey: ["audit", "verification"], queryFn: verifyAudit, staleTime: 60_000 });
