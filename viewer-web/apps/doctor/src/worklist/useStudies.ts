import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { findStudies, type Search } from "../api";
import { studyQuery } from "./search";

const PAGE = 50;
/** Milliseconds: new examinations come all day. */
const AGAIN = 60_000;

/** The studies open to the doctor, a page after the other, the newest first. */
export function useStudies(search: Search) {
  return useInfiniteQuery({
    queryKey: ["studies", search],
    queryFn: ({ pageParam, signal }) =>
      findStudies({ ...studyQuery(search, new Date()), limit: PAGE, offset: pageParam }, signal),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (last.more ? pages.length * PAGE : undefined),
    placeholderData: keepPreviousData,
    refetchInterval: AGAIN,
  });
}
