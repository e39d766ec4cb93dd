/** A growing list of whole numbers (0 to 2^32-1), small ones in fewer bytes: seven bits a byte, low ones first. */
export class VarintWriter {
  private bytes = new Uint8Array(1 << 16);
  length = 0;

  write(value: number): void {
    if (this.length + 5 > this.bytes.length) {
      const larger = new Uint8Array(this.bytes.length * 2);
      larger.set(this.bytes);
      this.bytes = larger;
    }
    let rest = value >>> 0;
    while (rest > 0x7f) {
      this.bytes[this.length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.bytes[this.length++] = rest;
  }

  /** What was written, in a buffer of its own. */
  done(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }
}

/** Reads what a `VarintWriter` wrote, from one place to another. */
export class VarintReader {
  constructor(
    private readonly bytes: Uint8Array,
    private at: number,
    private readonly end: number,
  ) {}

  get more(): boolean {
    return this.at < this.end;
  }

  read(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++] ?? 0;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  }

  /** Passes over so many numbers. */
  skip(count: number): void {
    for (let rest = count; rest > 0;) if ((this.bytes[this.at++] ?? 0) < 0x80) rest -= 1;
  }
}
