import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";

/** A request of a client, or its answer to a question of ours. */
export interface Request {
  /** Leads the answer back to the client. */
  identities: Buffer[];
  /** The header as JSON, which every answer repeats. */
  header: string;
  type: string;
  session: string;
  content: Record<string, unknown>;
}

/** Stands between the identities and the signature of a message. */
const delimiter = Buffer.from("<IDS|MSG>");

/** Jupyter's messages as frames of bytes, signed with the key of the connection. */
export class Wire {
  #algorithm: string;
  #key: string;

  constructor({ key = "", signature_scheme = "hmac-sha256" }: { key?: string; signature_scheme?: string }) {
    this.#key = key;
    this.#algorithm = signature_scheme.replace(/^hmac-/, "");
  }

  /** The request in these frames, or undefined: what is not signed, or is no message, goes no further. */
  read(frames: readonly Buffer[]): Request | undefined {
    const start = frames.findIndex((frame) => frame.equals(delimiter));
    const [signature, ...parts] = frames.slice(start + 1);
    const body = parts.slice(0, 4);
    if (start < 0 || signature === undefined || body.length < 4) return undefined;
    if (!this.#signed(signature, body)) return undefined;
    try {
      const [header, , , content] = body.map((part) => JSON.parse(String(part)) as unknown);
      const { msg_type, session } = record(header);
      if (typeof msg_type !== "string") return undefined;
      return {
        identities: frames.slice(0, start),
        header: wellFormed(String(body[0])),
        type: msg_type,
        session: String(session),
        content: record(content),
      };
    } catch {
      return undefined;
    }
  }

  /** The frames of a message that answers `request`, or belongs to it. */
  write(type: string, content: object, { identities, header, session }: Request): (Buffer | string)[] {
    const own = { msg_id: randomUUID(), msg_type: type, session, username: "kernel", version: "5.3" };
    const date = new Date().toISOString();
    const body = [JSON.stringify({ ...own, date }), header, "{}", wellFormed(JSON.stringify(content))];
    return [...identities, delimiter, this.#sign(body), ...body];
  }

  #sign(body: readonly (Buffer | string)[]) {
    if (this.#key === "") return "";
    const hmac = createHmac(this.#algorithm, this.#key);
    for (const part of body) hmac.update(part);
    return hmac.digest("hex");
  }

  #signed(signature: Buffer, body: readonly Buffer[]) {
    const expected = Buffer.from(this.#sign(body));
    return signature.length === expected.length && timingSafeEqual(signature, expected);
  }
}

const record = (value: unknown) =>
  (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;

/**
 * JSON whose text is well-formed Unicode. Half a surrogate pair, which JSON spells as an escape, can be written to no
 * file: such a notebook could not be saved.
 */
function wellFormed(json: string) {
  if (!/\\ud/i.test(json)) return json;
  return json.replace(/\\\\|(\\ud[89ab]..\\ud[c-f]..)|\\ud[89a-f]../gi, (spelled, pair) =>
    spelled === "\\\\" || pair ? spelled : "\ufffd",
  );
}
