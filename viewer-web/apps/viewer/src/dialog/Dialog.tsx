import { useLayoutEffect, useRef, type ReactNode } from "react";
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
  // A layout effect ends before the element leaves the page: only then does the browser give the focus back.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  // React's strict mode closes and opens it again before the browser says that it was closed.
  const closed = () => dialog.current?.open || onClose();
  return (
    <dialog ref={dialog} className="dialog" aria-label={title} data-testid={testId} onClose={closed}>
      <h2>{title}</h2>
      {children}
    </dialog>
  );
}
