import { endpointStates, rollouts, type EndpointQuery } from "@yingdun/api";
import { Button, Flex, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useGroups } from "../groups";
import { stateLooks } from "../status";
import { isFiltered } from "./endpointQuery";

interface EndpointFiltersProps {
  query: EndpointQuery;
  onChange: (change: Partial<EndpointQuery>) => void;
}

export function EndpointFilters({ query, onChange }: EndpointFiltersProps) {
  const { t } = useTranslation(["endpoints", "common"]);
  const groups = useGroups();
  return (
    <Flex wrap gap={8} role="search">
      <Input.Search
        key={query.q ?? ""}
        defaultValue={query.q}
        placeholder={t("searchHint")}
        aria-label={t("searchHint")}
        allowClear
        onSearch={(text) => onChange({ q: text.trim() || undefined })}
        style={{ width: 300, maxWidth: "100%" }}
        data-testid="endpoint-search"
      />
      <Select
        allowClear
        placeholder={t("anyState")}
        value={query.state}
        aria-label={t("column.state")}
        onChange={(value) => onChange({ state: value || undefined })}
        style={{ width: 180 }}
        data-testid="endpoint-filter-state"
        options={endpointStates.map((state) => ({
          value: state,
          label: (
            <>
              {stateLooks[state].icon} {t(`common:state.${state}`)}
            </>
          ),
        }))}
      />
      <Select
        allowClear
        placeholder={t("anyRollout")}
        value={query.rollout}
        aria-label={t("column.policy")}
        onChange={(value) => onChange({ rollout: value || undefined })}
        style={{ width: 150 }}
        options={rollouts.map((one) => ({ value: one, label: t(`common:rollout.${one}`) }))}
      />
      <Select
        allowClear
        placeholder={t("anyGroup")}
        value={query.groupId}
        aria-label={t("column.group")}
        onChange={(value) => onChange({ groupId: value || undefined })}
        style={{ width: 160 }}
        options={(groups.data ?? []).map((group) => ({ value: group.id, label: group.name }))}
      />
      {isFiltered(query) && (
        <Button
          type="link"
          onClick={() => onChange({ state: undefined, rollout: undefined, groupId: undefined, q: undefined })}
        >
          {t("clearFilters")}
        </Button>
      )}
    </Flex>
  );
}
