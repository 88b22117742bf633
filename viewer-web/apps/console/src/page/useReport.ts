import { ProblemError } from "@yingdun/api";
import { App } from "antd";
import { useTranslation } from "react-i18next";
import { useProblemWords } from "./problemWords";

/** Tells of a failed action in a corner of the page; the page itself keeps what was typed. */
export function useReport(): (error: unknown) => void {
  const { notification } = App.useApp();
  const words = useProblemWords();
  const { t } = useTranslation("common");
  return (error) => {
    if (error instanceof ProblemError && error.status === 401) {
      return;
    }
    const { title, advice, technical } = words(error);
    notification.error({
      title,
      description: [advice, ...technical.map((text) => `${t("technicalDetail")} ${text}`)].join("\n"),
      style: { whiteSpace: "pre-wrap" },
    });
  };
}
