import { useCallback, useState, type ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import { useBlobUrl } from "../blob";
import { DicomWebFailure, type DicomWeb } from "../dicomweb";
import { Problem, ProblemText } from "../problem";
import { ReportView } from "../report";
import type { DocumentItem } from "../study";
import { pdfOf } from "./pdf";
import { VideoView } from "./VideoView";
import "./documents.css";

interface DocumentViewProps {
  item: DocumentItem;
  server: DicomWeb;
  /** How a picture that a report points to is opened. */
  openerOf: ComponentProps<typeof ReportView>["openerOf"];
}

/** What is no picture: a PDF is opened where the server gives it, everything else is named and left. */
export function DocumentView({ item, server, openerOf }: DocumentViewProps) {
  const { t } = useTranslation();
  const [attempt, setAttempt] = useState(0);
  if (item.type === "pdf") {
    return <PdfView key={attempt} item={item} server={server} onRetry={() => setAttempt(attempt + 1)} />;
  }
  if (item.type === "video") {
    return <VideoView key={attempt} item={item} server={server} onRetry={() => setAttempt(attempt + 1)} />;
  }
  if (item.report) {
    return <ReportView report={item.report} openerOf={openerOf} />;
  }
  return (
    <ProblemText
      kind={item.type}
      title={`${t(`document.${item.type}`)} · ${t("document.cannotShow")}`}
      advice={[item.title, t("document.cannotShowAdvice")].filter(Boolean).join(" · ")}
    />
  );
}

interface PdfViewProps {
  item: DocumentItem;
  server: DicomWeb;
  onRetry: () => void;
}

function PdfView({ item, server, onRetry }: PdfViewProps) {
  const { t } = useTranslation();
  const { url, failure } = useBlobUrl(
    useCallback((signal: AbortSignal) => pdfOf(item, server, signal), [item, server]),
  );

  if (failure instanceof DicomWebFailure && failure.kind === "notOffered") {
    return (
      <ProblemText kind="pdf" title={t("document.notOffered")} advice={t("document.cannotShowAdvice")} />
    );
  }
  if (failure !== undefined) {
    return <Problem failure={failure} onRetry={onRetry} />;
  }
  if (!url) {
    return <div className="skeleton picture-skeleton" aria-busy="true" />;
  }
  return (
    <div className="document">
      {/* A sandbox would keep the browser from showing it: its own PDF viewer is what runs here, nothing of the file. */}
      {/* oxlint-disable-next-line react/iframe-missing-sandbox */}
      <iframe title={item.title ?? t("document.pdf")} src={url} data-testid="document-pdf" />
      <a href={url} target="_blank" rel="noreferrer">
        {t("document.download")}
      </a>
    </div>
  );
}
