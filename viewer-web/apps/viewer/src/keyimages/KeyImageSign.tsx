import { useTranslation } from "react-i18next";
import type { KeyImage } from "../saving";
import { Icon } from "../tools";
import "./keyimages.css";

/** On a frame that somebody chose: who did. */
export function KeyImageSign({ image }: { image: KeyImage | undefined }) {
  const { t } = useTranslation();
  if (!image) {
    return null;
  }
  const names = image.others.join(", ");
  const title = names === "" ? t("keyImage.own") : t("keyImage.others", { names });
  return (
    <span
      className="key-image-sign"
      role="img"
      aria-label={title}
      title={title}
      data-testid="key-image"
      data-own={image.own}
    >
      <Icon name="keyImage" />
    </span>
  );
}
