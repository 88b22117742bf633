import { useMark } from "@yingdun/mark/react";
import { Flex, Spin } from "antd";
import type { ReactNode } from "react";
import { markServer } from "../api";
import { ProblemNotice } from "../problem";

/** Shows nothing before its mark is there, or the server has said that it wants none. */
export function Marked({ children }: { children: ReactNode }) {
  const { ready, problem } = useMark(markServer);
  return ready ? (
    children
  ) : problem ? (
    <div className="yd-alone">
      <ProblemNotice error={problem} />
    </div>
  ) : (
    <Flex justify="center" style={{ paddingTop: "30vh" }}>
      <Spin size="large" />
    </Flex>
  );
}
