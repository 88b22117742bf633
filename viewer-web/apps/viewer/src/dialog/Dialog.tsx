import { useEffect, useRef, type ReactNode } from "react";
import "./dialog.css";

interface DialogProps {
  title: string;
  testId: string;
  onClose: () => void;
  children: ReactNode;
}

/** The browser's own dialog: it keeps the focus, and Escape closes it. */
export function Dialog({ title, testId, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} className="dialog" aria-label={title} data-testid={testId} onClose={onClose}>
      <h2>{title}</h2>
      {children}
    </dialog>
  );
}
