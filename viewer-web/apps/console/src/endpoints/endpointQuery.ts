import {
  endpointStates,
  rollouts,
  sortFields,
  type EndpointQuery,
  type EndpointState,
  type Rollout,
  type SortField,
} from "@yingdun/api";

const defaultSize = 50;

/** The list's filter lives in the address: it can be sent to a colleague and survives a reload. */
export function readQuery(search: URLSearchParams): EndpointQuery {
  const size = Number(search.get("size"));
  return {
    state: oneOf<EndpointState>(endpointStates, search.get("state")),
    rollout: oneOf<Rollout>(rollouts, search.get("rollout")),
    groupId: search.get("groupId") ?? undefined,
    q: search.get("q") ?? undefined,
    sort: readSort(search.get("sort")),
    page: Math.max(0, Math.trunc(Number(search.get("page"))) || 0),
    size: size >= 1 && size <= 500 ? Math.trunc(size) : defaultSize,
  };
}

export function writeQuery(query: EndpointQuery): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    const isDefault = (name === "page" && value === 0) || (name === "size" && value === defaultSize);
    if (value !== undefined && value !== "" && !isDefault) {
      search.set(name, String(value));
    }
  }
  return search;
}

export function isFiltered(query: EndpointQuery): boolean {
  return Boolean(query.state ?? query.rollout ?? query.groupId ?? query.q);
}

function readSort(text: string | null): EndpointQuery["sort"] {
  const [field, direction] = (text ?? "").split(",");
  const known = oneOf<SortField>(sortFields, field ?? null);
  return known && (direction === "asc" || direction === "desc") ? `${known},${direction}` : undefined;
}

function oneOf<T extends string>(all: readonly T[], text: string | null): T | undefined {
  return all.find((one) => one === text);
}
