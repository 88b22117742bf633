import type { AuditFilter } from "@yingdun/api";

const names = ["actor", "action", "from", "to"] as const;

export function readFilter(search: URLSearchParams): AuditFilter {
  return Object.fromEntries(
    names.flatMap((name) => (search.get(name) ? [[name, search.get(name)]] : [])),
  ) as AuditFilter;
}

export function writeFilter(filter: AuditFilter): URLSearchParams {
  const search = new URLSearchParams();
  for (const name of names) {
    if (filter[name]) {
      search.set(name, filter[name]);
    }
  }
  return search;
}
