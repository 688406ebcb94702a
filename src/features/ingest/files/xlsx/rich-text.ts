/** Gathers a text from its runs, which differ in font; phonetic readings beside it are left out. */
export class RichText {
  private pieces = '';
  private isText = false;
  private isPhonetic = false;

  start(): void {
    this.pieces = '';
  }

  open(name: string): void {
    if (name === 't') this.isText = true;
    else if (name === 'rPh') this.isPhonetic = true;
  }

  add(piece: string): void {
    if (this.isText && !this.isPhonetic) this.pieces += piece;
  }

  close(name: string): void {
    if (name === 't') this.isText = false;
    else if (name === 'rPh') this.isPhonetic = false;
  }

  value(): string {
    return unescaped(this.pieces);
  }
}

/** `_x000D_` stands for a sign that XML cannot hold; lines end in line feeds alone. */
export const unescaped = (text: string): string =>
  text.includes('_x') || text.includes('\r')
    ? text
        .replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
        .replaceAll(/\r\n?/g, '\n')
    : text;
