import { describe, expect, it } from "vitest";
import { DicomWebFailure } from "./failure";
import { firstPart, transferSyntaxOf } from "./multipart";

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const text = (part: Uint8Array) => String.fromCharCode(...part);
const type = 'multipart/related; type="application/octet-stream"; boundary=XX';

describe("an answer of several parts", () => {
  it("gives the first part and its headers", () => {
    const part = firstPart(bytes("--XX\r\nContent-Type: image/jls\r\n\r\nab\r\ncd\r\n--XX--"), type);
    expect(text(part.bytes)).toBe("ab\r\ncd");
    expect(part.headers.get("content-type")).toBe("image/jls");
  });

  it("may begin with a preamble and quote its boundary", () => {
    const part = firstPart(
      bytes("hello\r\n--a b\r\n\r\n1234\r\n--a b--"),
      'multipart/related; boundary="a b"',
    );
    expect(text(part.bytes)).toBe("1234");
  });

  it("may hold the boundary's first letters among the pixels", () => {
    expect(text(firstPart(bytes("--XX\r\n\r\n--X-\r\n--XX--"), type).bytes)).toBe("--X-");
  });

  it.each(["", "--XX\r\nContent-Type: image/jls", "--XX\r\n\r\npixels that were cut"])(
    "is refused when it was cut: %j",
    (body) => {
      expect(() => firstPart(bytes(body), type)).toThrow(DicomWebFailure);
    },
  );

  it("is refused without a boundary", () => {
    expect(() => firstPart(bytes("--XX\r\n\r\n1\r\n--XX--"), "multipart/related")).toThrow(DicomWebFailure);
  });
});

describe("the transfer syntax", () => {
  it("is the part's own before that of the whole", () => {
    expect(
      transferSyntaxOf("image/jls; transfer-syntax=1.2.840.10008.1.2.4.80", "x; transfer-syntax=1.2"),
    ).toBe("1.2.840.10008.1.2.4.80");
  });

  it("is found inside quotes", () => {
    expect(
      transferSyntaxOf(
        null,
        'multipart/related; type="application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1"; boundary=x',
      ),
    ).toBe("1.2.840.10008.1.2.1");
  });

  it("may be unsaid", () => {
    expect(transferSyntaxOf("application/octet-stream", undefined)).toBeUndefined();
  });
});
