import { useId, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon, type IconName } from "./Icon";

interface ToolMenuProps {
  name: "measure" | "turn" | "layout" | "colours";
  /** What of it is chosen now is seen on the button. */
  icon: IconName;
  pressed: boolean;
  children: ReactNode;
}

/** Tools that have no place in the bar: a panel below its button on a desk, a sheet at the thumb on a phone. */
export function ToolMenu({ name, icon, pressed, children }: ToolMenuProps) {
  const { t } = useTranslation();
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const place = (button: HTMLElement) => {
    const { left, bottom } = button.getBoundingClientRect();
    panel.current?.style.setProperty("--left", `${left}px`);
    panel.current?.style.setProperty("--top", `${bottom + 4}px`);
  };
  return (
    <>
      <button
        type="button"
        className="tool"
        aria-pressed={pressed}
        title={t(`tool.${name}`)}
        data-testid={`tool-${name}`}
        popoverTarget={id}
        onClick={({ currentTarget }) => place(currentTarget)}
      >
        <Icon name={icon} />
        <span>{t(`tool.${name}`)}</span>
      </button>
      {/* A press on any tool inside closes it; the keyboard reaches it as it reaches every other tool. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events */}
      <div
        ref={panel}
        id={id}
        className="tool-menu"
        popover="auto"
        onClick={() => panel.current?.hidePopover()}
      >
        {children}
      </div>
    </>
  );
}
