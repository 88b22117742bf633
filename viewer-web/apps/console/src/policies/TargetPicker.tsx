import { getEndpoint, listEndpoints, type PolicyTargets } from "@yingdun/api";
import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { Flex, Radio, Select } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useGroups } from "../groups";

interface TargetPickerProps {
  targets: PolicyTargets;
  onChange: (targets: PolicyTargets) => void;
}

export function TargetPicker({ targets, onChange }: TargetPickerProps) {
  const { t } = useTranslation(["policies", "common"]);
  const ids = useId();
  const groups = useGroups();
  return (
    <Flex vertical gap={12}>
      <Radio.Group
        value={targets.all ? "all" : "some"}
        aria-label={t("section.targets")}
        onChange={(event) => onChange({ ...targets, all: event.target.value === "all" })}
        options={[
          { value: "all", label: t("target.all") },
          { value: "some", label: t("target.some") },
        ]}
        data-testid="policy-targets"
      />
      {!targets.all && (
        <>
          <label htmlFor={`${ids}-groups`}>{t("target.groups")}</label>
          <Select
            id={`${ids}-groups`}
            mode="multiple"
            value={targets.groupIds}
            placeholder={t("target.groupsHint")}
            onChange={(groupIds) => onChange({ ...targets, groupIds })}
            optionFilterProp="label"
            options={(groups.data ?? []).map((group) => ({
              value: group.id,
              label: t("target.group", { name: group.name, count: group.endpoints }),
            }))}
          />
          <label htmlFor={`${ids}-endpoints`}>{t("target.endpoints")}</label>
          <EndpointSelect
            id={`${ids}-endpoints`}
            value={targets.endpointIds}
            onChange={(endpointIds) => onChange({ ...targets, endpointIds })}
          />
        </>
      )}
    </Flex>
  );
}

/** Searches on the server: a hospital has more endpoints than a list should hold. */
function EndpointSelect({
  id,
  value,
  onChange,
}: {
  id: string;
  value: string[];
  onChange: (ids: string[]) => void;
}) {
  const { t } = useTranslation(["policies", "common"]);
  const [q, setQ] = useState("");
  const found = useQuery({
    queryKey: ["endpoints", "picker", q],
    queryFn: ({ signal }) => listEndpoints({ q: q || undefined, size: 20, sort: "name,asc" }, signal),
    placeholderData: keepPreviousData,
  });
  const chosen = useQueries({
    queries: value.map((one) => ({
      queryKey: ["endpoints", "detail", one],
      queryFn: () => getEndpoint(one),
    })),
    combine: (results) => results.flatMap((result) => result.data ?? []),
  });
  const byId = new Map([...(found.data?.items ?? []), ...chosen].map((one) => [one.id, one.name]));
  return (
    <Select
      id={id}
      mode="multiple"
      value={value}
      placeholder={t("target.endpointsHint")}
      onChange={onChange}
      onSearch={setQ}
      filterOption={false}
      loading={found.isFetching}
      options={[...byId].map(([one, name]) => ({ value: one, label: name }))}
    />
  );
}
