import { connect } from "node:net";

/** The running system under test, named by the environment. */
function named(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(
      "Say which system to test: YINGDUN_VIEWER_URL=https://localhost:8442 YINGDUN_API_KEY=… (a key that may store) " +
        "YINGDUN_HL7_PORT=8444 YINGDUN_SECOND_FACTOR=NAME|BIRTH_DATE|PHONE_LAST_FOUR (what the cloud asks for)",
    );
  }
  return value;
}

export const cloud = () => named("YINGDUN_VIEWER_URL").replace(/\/$/, "");
export const secondFactor = () => named("YINGDUN_SECOND_FACTOR");
/** Sends a message in a frame of MLLP (HL7 v2.5.1, appendix C) and answers what came back. */
function ask(message: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = connect(Number(named("YINGDUN_HL7_PORT")), "localhost", () =>
      socket.write(`\u000b${message}\u001c\r`),
    );
    socket.setEncoding("utf8");
    socket.on("error", reject);
    socket.on("data", (part: string) => {
      answer += part;
      if (answer.includes("\u001c")) {
        socket.end();
        resolve(answer);
      }
    });
  });
}

export async function tell(type: string, ...segments: string[]): Promise<void> {
  const control = `E2E${Date.now()}${Math.floor(Math.random() * 1e6)}`.slice(0, 20);
  const head = `MSH|^~\\&|HIS|HOSPITAL|RIS|YINGDUN|20260309100000||${type}|${control}|P|2.5.1||||||UNICODE UTF-8`;
  const answer = await ask(`${[head, ...segments].join("\r")}\r`);
  if (!answer.includes("MSA|AA|")) {
    throw new Error(`${type} was answered ${answer}`);
  }
}
