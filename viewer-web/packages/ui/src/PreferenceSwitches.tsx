import { GlobalOutlined, MoonOutlined, SunOutlined } from "@ant-design/icons";
import { Button, Tooltip } from "antd";
import { useColourScheme } from "./ColourScheme";

interface PreferenceSwitchesProps {
  /** The language that is not shown now. */
  other: "zh" | "en";
  onSwitch: (language: "zh" | "en") => void;
  /** `otherLanguage` in that language. */
  words: { language: string; otherLanguage: string; toLight: string; toDark: string };
}

/** The other language, the other scheme of colours. */
export function PreferenceSwitches({ other, onSwitch, words }: PreferenceSwitchesProps) {
  const { dark, choose } = useColourScheme();
  const scheme = dark ? words.toLight : words.toDark;
  return (
    <>
      <Tooltip title={words.language}>
        <Button
          type="text"
          icon={<GlobalOutlined />}
          data-testid="switch-language"
          lang={other === "en" ? "en" : "zh-CN"}
          onClick={() => onSwitch(other)}
        >
          {words.otherLanguage}
        </Button>
      </Tooltip>
      <Tooltip title={scheme}>
        <Button
          type="text"
          icon={dark ? <SunOutlined /> : <MoonOutlined />}
          aria-label={scheme}
          data-testid="switch-scheme"
          onClick={() => choose(dark ? "light" : "dark")}
        />
      </Tooltip>
    </>
  );
}
