import type { Policy } from "@yingdun/api";
import { Button, Card, Col, ConfigProvider, Flex, Modal, Popconfirm, Row, Typography } from "antd";
import { App } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { ProblemNotice, useReport } from "../page";
import { useMay } from "../session";
import { ConflictModal } from "./ConflictModal";
import { PolicyDiff } from "./PolicyDiff";
import { PolicyForm } from "./PolicyForm";
import { isSound } from "./regions";
import { useOnPage } from "./useOnPage";
import { useDeletePolicy, useReach } from "./usePolicies";
import { usePolicyEditor, type PolicyEditor } from "./usePolicyEditor";

export function PolicyEditorView({ policy }: { policy?: Policy }) {
  const { t } = useTranslation(["policies", "common"]);
  const may = useMay();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const editor = usePolicyEditor(policy, (saved, stillHere) => {
    void message.success(t("saved", { version: saved.version }));
    if (!policy && stillHere) {
      void navigate(`/policies/${encodeURIComponent(saved.id)}`, { replace: true });
    }
  });
  return (
    <ConfigProvider componentDisabled={!may("policies.write")}>
      <Row gutter={[20, 20]}>
        <Col xs={24} xl={16}>
          <PolicyForm draft={editor.draft} isDefault={policy?.isDefault ?? false} onChange={editor.change} />
        </Col>
        <Col xs={24} xl={8}>
          <SavePanel editor={editor} policy={policy} />
        </Col>
      </Row>
      {editor.conflict && (
        <ConflictModal
          theirs={editor.conflict}
          mine={editor.draft}
          onTakeTheirs={editor.takeTheirs}
          onSaveMine={() => editor.save(editor.conflict)}
        />
      )}
      <LeaveModal editor={editor} />
    </ConfigProvider>
  );
}

function SavePanel({ editor, policy }: { editor: PolicyEditor; policy?: Policy }) {
  const { t } = useTranslation(["policies", "common"]);
  const may = useMay();
  const { draft, changes } = editor;
  const reach = useReach(draft.targets, policy?.id);
  const faults = [
    ...(draft.name.trim() ? [] : [t("fault.name")]),
    ...(draft.regions.every(isSound) ? [] : [t("fault.region")]),
    ...(draft.targets.all ||
    draft.targets.groupIds.length + draft.targets.endpointIds.length > 0 ||
    policy?.isDefault
      ? []
      : [t("fault.targets")]),
  ];
  return (
    <Card size="small" style={{ position: "sticky", top: 64 }}>
      <Flex vertical gap={12}>
        <Typography.Text strong data-testid="policy-reach">
          {reach.data ? t("reach", { count: reach.data.endpoints }) : t("reachUnknown")}
        </Typography.Text>
        {reach.error && <ProblemNotice error={reach.error} />}
        <div>
          <Typography.Text strong>{t("diff.title")}</Typography.Text>
          {policy ? <PolicyDiff changes={changes} empty={t("diff.none")} /> : <p>{t("diff.new")}</p>}
        </div>
        {editor.error !== undefined && editor.error !== null && (
          <ProblemNotice error={editor.error} kept={t("draftKept")} />
        )}
        {may("policies.write") && (
          <>
            {faults.length > 0 && (
              <ul style={{ margin: 0, paddingInlineStart: 18 }} data-testid="policy-faults">
                {faults.map((fault) => (
                  <li key={fault}>{fault}</li>
                ))}
              </ul>
            )}
            <Button
              type="primary"
              disabled={faults.length > 0 || (policy !== undefined && changes.length === 0)}
              loading={editor.saving}
              onClick={() => editor.save()}
              data-testid="policy-save"
            >
              {t("save")}
            </Button>
            {policy && !policy.isDefault && <DeleteButton policy={policy} />}
          </>
        )}
      </Flex>
    </Card>
  );
}

function DeleteButton({ policy }: { policy: Policy }) {
  const { t } = useTranslation(["policies", "common"]);
  const navigate = useNavigate();
  const remove = useDeletePolicy();
  const report = useReport();
  const onPage = useOnPage();
  return (
    <Popconfirm
      title={t("deleteAsk", { name: policy.name, count: policy.endpoints })}
      okText={t("common:delete")}
      // The list may drop the policy, and with it this button, before a callback of mutate() would be heard.
      onConfirm={() => remove.mutateAsync(policy.id).then(() => onPage() && navigate("/policies"), report)}
    >
      <Button danger loading={remove.isPending} data-testid="policy-delete">
        {t("common:delete")}
      </Button>
    </Popconfirm>
  );
}

function LeaveModal({ editor }: { editor: PolicyEditor }) {
  const { t } = useTranslation(["policies", "common"]);
  const { leaving } = editor;
  return (
    <Modal
      open={leaving.state === "blocked"}
      title={t("leave.title")}
      okText={t("leave.discard")}
      okButtonProps={{ danger: true }}
      cancelText={t("leave.stay")}
      onOk={() => leaving.proceed?.()}
      onCancel={() => leaving.reset?.()}
    >
      {t("leave.advice", { count: editor.changes.length })}
    </Modal>
  );
}
