import type { Policy, PolicyDraft } from "@yingdun/api";
import { formatTime } from "@yingdun/ui";
import { Button, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { diffDrafts, draftOf } from "./policyDiff";
import { PolicyDiff } from "./PolicyDiff";

interface ConflictModalProps {
  theirs: Policy;
  mine: PolicyDraft;
  onTakeTheirs: () => void;
  onSaveMine: () => void;
}

/** Somebody saved first. Nothing was written; the officer sees both and decides. */
export function ConflictModal({ theirs, mine, onTakeTheirs, onSaveMine }: ConflictModalProps) {
  const { t } = useTranslation(["policies", "common"]);
  return (
    <Modal
      open
      closable={false}
      title={t("conflict.title")}
      data-testid="policy-conflict"
      footer={[
        <Button key="theirs" onClick={onTakeTheirs}>
          {t("conflict.theirs")}
        </Button>,
        <Button key="mine" type="primary" danger onClick={onSaveMine}>
          {t("conflict.mine")}
        </Button>,
      ]}
    >
      <p>
        {t("conflict.advice", {
          by: theirs.savedBy || t("bySystem"),
          at: formatTime(theirs.savedAt),
          version: theirs.version,
        })}
      </p>
      <PolicyDiff changes={diffDrafts(draftOf(theirs), mine)} empty={t("conflict.same")} />
    </Modal>
  );
}
