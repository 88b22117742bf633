import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { CellLabels } from "../stage";
import type { Study, StudyItem } from "../study";
import { personLabels } from "./personLabels";

export function useCellLabels({ studies }: Study, guest: boolean): CellLabels {
  const { t } = useTranslation();
  const nameless = t("patient.anonymous");
  const persons = useMemo(() => personLabels(studies, guest, nameless), [studies, guest, nameless]);
  const labelOf = (item: StudyItem) => {
    const { series } = item;
    const study = studies.find((one) => one.studyInstanceUID === series.studyInstanceUID);
    return [
      persons.get(series.studyInstanceUID),
      studies.length > 1 && study?.taken?.slice(0, "2026-03-09".length),
      series.description ??
        (series.seriesNumber === undefined
          ? series.modality
          : t("seriesNumber", { number: series.seriesNumber })),
      item.kind === "stack" && item.derived && t(`derived.${item.derived.as}`),
    ]
      .filter(Boolean)
      .join(" · ");
  };
  return { labelOf, severalPersons: persons.size > 0 };
}
