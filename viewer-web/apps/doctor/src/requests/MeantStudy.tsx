import { dicomTime } from "@yingdun/ui";
import { Flex, Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { Meant } from "../api";

/** A study without whose it is. */
export function MeantStudy({ study }: { study: Meant }) {
  const { t } = useTranslation();
  return (
    <Flex gap={4} wrap align="center" component="span">
      {study.modalities.map((modality) => (
        <Tag key={modality}>{modality}</Tag>
      ))}
      {[study.studyDescription, dicomTime(study.studyDate)].filter(Boolean).join(" · ") || t("study.title")}
    </Flex>
  );
}
