import { DataTable } from "@yingdun/ui";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams } from "react-router";
import { EmptyHint, Loaded, Page } from "../page";
import { useMay } from "../session";
import { BulkActions } from "./BulkActions";
import { EndpointDrawer } from "./EndpointDrawer";
import { EndpointFilters } from "./EndpointFilters";
import { isFiltered } from "./endpointQuery";
import { useEndpointColumns } from "./useEndpointColumns";
import { useEndpointList, useEndpointQuery } from "./useEndpoints";

export function EndpointsPage() {
  const { t } = useTranslation(["endpoints", "common"]);
  const may = useMay();
  const { id } = useParams();
  const navigate = useNavigate();
  const { query, change, search } = useEndpointQuery();
  const list = useEndpointList(query);
  const [selected, setSelected] = useState<string[]>([]);
  const columns = useEndpointColumns(query, search);
  const nameOf = (one: string) => list.data?.items.find((row) => row.id === one)?.name ?? one;

  return (
    <Page title={t("title")} lead={list.data && t("found", { count: list.data.total })}>
      <EndpointFilters query={query} onChange={change} />
      {may("fleet.act") && <BulkActions ids={selected} nameOf={nameOf} onDone={() => setSelected([])} />}
      <Loaded query={list}>
        {(page) => (
          <DataTable
            rows={page.items}
            rowKey={(row) => row.id}
            label={t("title")}
            columns={columns}
            testId={(row) => `endpoint-row-${row.id}`}
            loading={list.isPlaceholderData}
            empty={
              isFiltered(query) ? (
                <EmptyHint text={t("emptyFiltered")} />
              ) : (
                <EmptyHint text={t("empty")}>
                  {may("enrolment") && <Link to="/settings/enrolment">{t("toEnrolment")}</Link>}
                </EmptyHint>
              )
            }
            paging={{
              page: page.page,
              size: page.size,
              total: page.total,
              onChange: (next, size) => change({ page: next, size }),
            }}
            selection={
              may("fleet.act")
                ? { ids: selected, onChange: setSelected, label: (one) => t("select", { name: nameOf(one) }) }
                : undefined
            }
            onSort={(key, order) =>
              change({
                sort: order
                  ? (`${key},${order === "ascend" ? "asc" : "desc"}` as typeof query.sort)
                  : undefined,
              })
            }
          />
        )}
      </Loaded>
      {id && <EndpointDrawer id={id} onClose={() => void navigate({ pathname: "/endpoints", search })} />}
    </Page>
  );
}
