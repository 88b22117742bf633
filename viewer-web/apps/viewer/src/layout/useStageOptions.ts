import { useState } from "react";
import { rememberedOptions, rememberOptions, type StageOptions } from "./remembered";

export interface StageOptionsControl extends StageOptions {
  toggle: (option: keyof StageOptions) => void;
}

export function useStageOptions(): StageOptionsControl {
  const [options, setOptions] = useState(rememberedOptions);
  const toggle = (option: keyof StageOptions) => {
    const next = { ...options, [option]: !options[option] };
    setOptions(next);
    rememberOptions(next);
  };
  return { ...options, toggle };
}
