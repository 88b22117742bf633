import { useTranslation } from "react-i18next";
import type { KeyImage } from "../saving";
import type { Frame } from "../study";
import "./keyimages.css";

interface KeyImageListProps {
  images: ReadonlyMap<string, KeyImage>;
  onJump: (image: KeyImage) => void;
  onToggle: (frame: Frame) => void;
}

/** All key images of the study, to be found again. */
export function KeyImageList({ images, onJump, onToggle }: KeyImageListProps) {
  const { t } = useTranslation();
  if (images.size === 0) {
    return null;
  }
  return (
    <details className="key-images" open data-testid="key-images">
      <summary>{t("keyImage.list", { count: images.size })}</summary>
      {[...images.values()].map((image, place) => (
        <div key={image.frame.id} className="measurement" data-testid={`key-image-${place + 1}`}>
          <button
            type="button"
            className="quiet numbers"
            title={t("keyImage.jump")}
            data-testid={`key-image-${place + 1}-jump`}
            onClick={() => onJump(image)}
          >
            {t("keyImage.entry", {
              series: t("seriesNumber", { number: image.series.seriesNumber ?? "–" }),
              number: image.number,
            })}
          </button>
          {image.own && (
            <button
              type="button"
              className="quiet"
              aria-label={t("keyImage.remove")}
              data-testid={`key-image-${place + 1}-remove`}
              onClick={() => onToggle(image.frame)}
            >
              ×
            </button>
          )}
          {!image.own && (
            <small className="measurement-author">{image.others.join(", ") || t("keyImage.unnamed")}</small>
          )}
        </div>
      ))}
    </details>
  );
}
