import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { DicomDataset } from "../dicomweb";
import { readReport, type ReportItem } from "./readReport";
import "./report.css";

interface ReportViewProps {
  report: DicomDataset;
  /** Undefined where the study has no such picture. */
  openerOf: (image: NonNullable<ReportItem["image"]>) => (() => void) | undefined;
}

/** A structured report as text: who stands behind it, and what it says, in the order and depth in which it says it. */
export function ReportView({ report: instance, openerOf }: ReportViewProps) {
  const { t } = useTranslation();
  const report = useMemo(() => readReport(instance), [instance]);
  const status = [
    report.complete ? t("report.complete") : t("report.partial"),
    report.verified ? t("report.verified", { by: report.verifiedBy.join(", ") }) : t("report.unverified"),
    report.written,
  ];
  return (
    // Read with the keyboard too, where there is nothing in it to be pressed.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <article className="report" data-testid="report" tabIndex={0}>
      <h2>{report.name ?? t("document.report")}</h2>
      <p className="report-status numbers" data-complete={report.complete} data-verified={report.verified}>
        {status.filter(Boolean).join(" · ")}
      </p>
      <Items items={report.children} openerOf={openerOf} />
    </article>
  );
}

function Items({ items, openerOf }: { items: ReportItem[]; openerOf: ReportViewProps["openerOf"] }) {
  return items.length === 0 ? null : (
    <ul>
      {items.map((item, place) => (
        // The tree never changes its order.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={place} className={item.text === undefined && !item.image ? "report-section" : undefined}>
          {item.name && <span className="report-name">{item.name}</span>}
          {item.text !== undefined && <span className="report-text">{item.text}</span>}
          {item.image && <ImageReference image={item.image} open={openerOf(item.image)} />}
          <Items items={item.children} openerOf={openerOf} />
        </li>
      ))}
    </ul>
  );
}

function ImageReference({
  image,
  open,
}: {
  image: NonNullable<ReportItem["image"]>;
  open: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  return open ? (
    <button type="button" className="quiet report-image" data-testid="report-image" onClick={open}>
      {t("report.open")}
    </button>
  ) : (
    <span className="report-text numbers">{t("report.elsewhere", { uid: image.sopInstanceUID })}</span>
  );
}
