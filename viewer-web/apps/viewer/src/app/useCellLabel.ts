import { useTranslation } from "react-i18next";
import { maskedName, type Study, type StudyItem } from "../study";

/** What tells a cell from its neighbours: its series, and the day and the person where these are not the same in all. */
export function useCellLabel({ studies }: Study, guest: boolean): (item: StudyItem) => string {
  const { t } = useTranslation();
  const persons = new Set(studies.map(({ patient }) => `${patient.id}\n${patient.name}`));
  return ({ series }) => {
    const study = studies.find((one) => one.studyInstanceUID === series.studyInstanceUID);
    const name = study?.patient.name;
    return [
      persons.size > 1 && name && (guest ? maskedName(name) : name),
      studies.length > 1 && study?.taken?.slice(0, "2026-03-09".length),
      series.description ??
        (series.seriesNumber === undefined
          ? series.modality
          : t("seriesNumber", { number: series.seriesNumber })),
    ]
      .filter(Boolean)
      .join(" · ");
  };
}
