import type { ActionResult, EndpointAction } from "@yingdun/api";
import { endpointActions } from "@yingdun/api";
import { Alert, Button, Flex, Modal, Select, Space, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useGroups } from "../groups";
import { useReport } from "../page";
import { useEndpointActions } from "./useEndpoints";

interface BulkActionsProps {
  ids: string[];
  nameOf: (id: string) => string;
  onDone: () => void;
}

/** Asks once, does it for all, and says for each one that failed why. */
export function BulkActions({ ids, nameOf, onDone }: BulkActionsProps) {
  const { t } = useTranslation(["endpoints", "common"]);
  const [asked, setAsked] = useState<EndpointAction>();
  const [results, setResults] = useState<ActionResult[]>();
  return (
    <>
      {ids.length > 0 && (
        <Flex wrap gap={8} align="center" data-testid="bulk-actions">
          <Typography.Text strong>{t("bulk.selected", { count: ids.length })}</Typography.Text>
          {endpointActions.map((action) => (
            <Button
              key={action}
              size="small"
              danger={action === "QUARANTINE" || action === "RETIRE"}
              onClick={() => setAsked(action)}
              data-testid={`action-${action}`}
            >
              {t(`action.${action}`)}
            </Button>
          ))}
        </Flex>
      )}
      {asked && (
        <ConfirmModal
          action={asked}
          ids={ids}
          onClose={() => setAsked(undefined)}
          onResults={(all) => {
            setAsked(undefined);
            setResults(all);
            onDone();
          }}
        />
      )}
      {results && <ResultSummary results={results} nameOf={nameOf} onClose={() => setResults(undefined)} />}
    </>
  );
}

interface ConfirmModalProps {
  action: EndpointAction;
  ids: string[];
  onClose: () => void;
  onResults: (results: ActionResult[]) => void;
}

export function ConfirmModal({ action, ids, onClose, onResults }: ConfirmModalProps) {
  const { t } = useTranslation(["endpoints", "common"]);
  const groups = useGroups();
  const [groupId, setGroupId] = useState<string>();
  const act = useEndpointActions();
  const report = useReport();
  const moves = action === "MOVE_TO_GROUP";
  return (
    <Modal
      open
      title={t(`action.${action}`)}
      okText={t(`action.${action}`)}
      okButtonProps={{ danger: action === "QUARANTINE" || action === "RETIRE", disabled: moves && !groupId }}
      confirmLoading={act.isPending}
      onCancel={onClose}
      onOk={() =>
        act.mutate(
          { ids, action, groupId },
          { onSuccess: ({ results }) => onResults(results), onError: report },
        )
      }
    >
      <Space orientation="vertical" style={{ width: "100%" }}>
        <div>{t(`confirm.${action}`, { count: ids.length })}</div>
        {moves && (
          <Select
            style={{ width: "100%" }}
            aria-label={t("column.group")}
            placeholder={t("column.group")}
            value={groupId}
            onChange={setGroupId}
            options={(groups.data ?? []).map((group) => ({ value: group.id, label: group.name }))}
          />
        )}
      </Space>
    </Modal>
  );
}

function ResultSummary(props: {
  results: ActionResult[];
  nameOf: (id: string) => string;
  onClose: () => void;
}) {
  const { t } = useTranslation(["endpoints", "common"]);
  const failed = props.results.filter((one) => one.outcome === "FAILED");
  const done = props.results.length - failed.length;
  return (
    <Alert
      type={failed.length === 0 ? "success" : "warning"}
      showIcon
      closable={{ onClose: props.onClose, "aria-label": t("common:close") }}
      data-testid="bulk-result"
      title={t("bulk.result", { done, failed: failed.length })}
      description={
        failed.length > 0 && (
          <ul>
            {failed.map((one) => (
              <li key={one.id}>
                {props.nameOf(one.id)}: {one.detail ?? one.code}
              </li>
            ))}
          </ul>
        )
      }
    />
  );
}
