import type { ActionResult, EndpointAction } from "@yingdun/api";
import { Checkbox, Modal, Select, Space, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useGroups } from "../groups";
import { useReport } from "../page";
import { useEndpointActions } from "./useEndpoints";

interface ConfirmModalProps {
  action: EndpointAction;
  ids: string[];
  onClose: () => void;
  onResults: (results: ActionResult[]) => void;
}

/** Asks before an action is done, and for what the action needs besides. */
export function ConfirmModal({ action, ids, onClose, onResults }: ConfirmModalProps) {
  const { t } = useTranslation(["endpoints", "common"]);
  const groups = useGroups();
  const [groupId, setGroupId] = useState<string>();
  const [keepKey, setKeepKey] = useState(false);
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
      // A dialogue closed meanwhile is no reason to keep the results from the officer.
      onOk={() =>
        void act
          .mutateAsync({ ids, action, groupId, keepKey })
          .then(({ results }) => onResults(results), report)
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
        {action === "RELEASE" && (
          <>
            <Checkbox
              checked={keepKey}
              onChange={(event) => setKeepKey(event.target.checked)}
              data-testid="keep-key"
            >
              {t("keepKey")}
            </Checkbox>
            <Typography.Text type="secondary">{t("keepKeyHint")}</Typography.Text>
          </>
        )}
      </Space>
    </Modal>
  );
}
