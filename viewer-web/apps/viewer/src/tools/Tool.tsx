import { useTranslation } from "react-i18next";
import { Icon, type IconName } from "./Icon";

interface ToolProps {
  name: Exclude<IconName, "preset" | "presentation">;
  id?: string;
  /** Undefined: not a switch. */
  pressed?: boolean;
  disabled?: boolean;
  onPress: () => void;
}

export function Tool({ name, id = name, pressed, disabled, onPress }: ToolProps) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className="tool"
      aria-pressed={pressed}
      disabled={disabled}
      title={t(`tool.${name}`)}
      data-testid={`tool-${id}`}
      onClick={onPress}
    >
      <Icon name={name} />
      <span>{t(`tool.${name}`)}</span>
    </button>
  );
}
