import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "./Dialog";

interface AskTextProps {
  title: string;
  before: string;
  /** Undefined: the person thought better of it. */
  onAnswer: (text: string | undefined) => void;
}

/** One line of text. */
export function AskText({ title, before, onAnswer }: AskTextProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(before);
  return (
    <Dialog title={title} testId="ask-text" onClose={() => onAnswer(undefined)}>
      <form
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault();
          onAnswer(text.trim() || undefined);
        }}
      >
        <input
          value={text}
          maxLength={64}
          aria-label={title}
          data-testid="ask-text-input"
          onChange={(event) => setText(event.target.value)}
        />
        <div className="dialog-buttons">
          <button type="button" className="quiet" onClick={() => onAnswer(undefined)}>
            {t("dialog.cancel")}
          </button>
          <button type="submit" className="primary" data-testid="ask-text-done">
            {t("dialog.done")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
