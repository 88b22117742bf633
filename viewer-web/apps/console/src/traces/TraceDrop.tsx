import { FileImageOutlined } from "@ant-design/icons";
import { Upload } from "antd";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

const pictures = ["image/png", "image/jpeg", "image/webp", "image/bmp", "image/tiff"];
// Browsers know some videos by no type of theirs.
const videos = ["video/mp4", "video/quicktime", "video/webm", ".mkv", ".avi"];
const accepted = [...pictures, ...videos];

/** Dropped, chosen, or pasted anywhere on the page: a screenshot is often only in the clipboard. */
export function TraceDrop({ onFiles }: { onFiles: (files: File[]) => void }) {
  const { t } = useTranslation(["traces", "common"]);
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  });
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])].filter((file) => file.type.startsWith("image/"));
      if (files.length > 0) {
        event.preventDefault();
        latest.current(files);
      }
    };
    window.addEventListener("paste", paste);
    return () => window.removeEventListener("paste", paste);
  }, []);
  return (
    <div data-testid="trace-drop">
      <Upload.Dragger
        accept={accepted.join(",")}
        multiple
        showUploadList={false}
        beforeUpload={(file, batch) => {
          // Called once a file; the whole batch is taken with its first.
          if (batch[0] === file) {
            onFiles(batch);
          }
          return false;
        }}
      >
        <p className="ant-upload-drag-icon">
          <FileImageOutlined />
        </p>
        <p className="ant-upload-text">{t("drop.title")}</p>
        <p className="ant-upload-hint">{t("drop.hint")}</p>
      </Upload.Dragger>
    </div>
  );
}
