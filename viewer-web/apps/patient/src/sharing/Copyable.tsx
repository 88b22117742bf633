import { useState } from "react";
import { useTranslation } from "react-i18next";

/** A text to be handed on; where the browser copies nothing by itself, a finger marks all of it. */
export function Copyable({ name, text }: { name: "link" | "code"; text: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // Not allowed, or not there, as in some browsers inside of other programs: the text can be marked by hand.
      setCopied(false);
    }
  };
  return (
    <label className="field">
      <span>{t(`share.${name}`)}</span>
      <input readOnly value={text} data-testid={`share-${name}`} onFocus={(event) => event.target.select()} />
      <button type="button" data-testid={`copy-${name}`} onClick={() => void copy()}>
        {t(copied ? "share.copied" : "share.copy")}
      </button>
    </label>
  );
}
