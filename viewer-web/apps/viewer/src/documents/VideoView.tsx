import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useBlobUrl } from "../blob";
import type { DicomWeb } from "../dicomweb";
import { Problem, ProblemText } from "../problem";
import type { DocumentItem } from "../study";
import { MP4, videoStream } from "./videoStream";

interface VideoViewProps {
  item: DocumentItem;
  server: DicomWeb;
  onRetry: () => void;
}

/** Video in the browser's own player; what it cannot play is named and can be saved. */
export function VideoView({ item, server, onRetry }: VideoViewProps) {
  const { t } = useTranslation();
  const [unplayable, setUnplayable] = useState(false);
  const { url, type, failure } = useBlobUrl(
    useCallback(
      async (signal: AbortSignal) => videoStream(await server.file(item.instance, { signal })),
      [item, server],
    ),
  );
  if (failure !== undefined) {
    return <Problem failure={failure} otherwise="damaged" onRetry={onRetry} />;
  }
  if (!url) {
    return <div className="skeleton picture-skeleton" aria-busy="true" />;
  }
  return (
    <div className="document">
      {unplayable ? (
        <ProblemText kind="video" title={t("document.unplayable")} advice={t("document.cannotShowAdvice")} />
      ) : (
        // Nobody wrote captions for what a camera saw.
        // oxlint-disable-next-line jsx-a11y/media-has-caption
        <video src={url} controls playsInline data-testid="video" onError={() => setUnplayable(true)} />
      )}
      <a href={url} download={`${item.instance.sopInstanceUID}${type === MP4 ? ".mp4" : ".mpg"}`}>
        {t("document.save")}
      </a>
    </div>
  );
}
