import { ShareAltOutlined } from "@ant-design/icons";
import { Button, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { GivenShare } from "../api";
import { GivenLink } from "./GivenLink";
import { ShareForm } from "./ShareForm";
import { useGiveShare } from "./useShares";

/** Opens a study to a colleague: what, for how long and against which proof; then the link, once. */
export function ShareStudy({ studyUid }: { studyUid: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [given, setGiven] = useState<GivenShare>();
  const give = useGiveShare(studyUid);
  const close = () => {
    setOpen(false);
    setGiven(undefined);
    give.reset();
  };
  return (
    <>
      <Button icon={<ShareAltOutlined />} onClick={() => setOpen(true)} data-testid="share-study">
        {t("share.title")}
      </Button>
      <Modal
        open={open}
        title={t(given ? "share.done" : "share.title")}
        footer={null}
        onCancel={close}
        mask={{ closable: !given }}
        destroyOnHidden
      >
        {given ? (
          <GivenLink given={given} onClose={close} />
        ) : (
          <ShareForm
            studyUid={studyUid}
            busy={give.isPending}
            error={give.error}
            onGive={(wanted) => give.mutate(wanted, { onSuccess: setGiven })}
          />
        )}
      </Modal>
    </>
  );
}
