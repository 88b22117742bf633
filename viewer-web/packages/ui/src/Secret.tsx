import { CopyOutlined, CheckOutlined } from "@ant-design/icons";
import { Button, Flex, Typography } from "antd";
import { useState } from "react";

interface SecretProps {
  text: string;
  copyLabel: string;
  copiedLabel: string;
  testId?: string;
}

/** A value that is shown once: selectable, wraps on a phone, copied with one key press. */
export function Secret({ text, copyLabel, copiedLabel, testId }: SecretProps) {
  const [copied, setCopied] = useState(false);
  return (
    <Flex gap={8} align="start">
      <Typography.Text
        code
        data-testid={testId}
        style={{ flex: 1, overflowWrap: "anywhere", whiteSpace: "pre-wrap" }}
      >
        {text}
      </Typography.Text>
      <Button
        size="small"
        icon={copied ? <CheckOutlined /> : <CopyOutlined />}
        onClick={() => void copyText(text).then(setCopied)}
      >
        {copied ? copiedLabel : copyLabel}
      </Button>
    </Flex>
  );
}

/** Answers false where the browser refuses the clipboard; the text stays selectable then. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (refused) {
    return refused instanceof Error ? false : Promise.reject(new Error(String(refused)));
  }
}
