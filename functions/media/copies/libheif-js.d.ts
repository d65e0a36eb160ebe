/** The package types its WebAssembly's raw exports; this is the reader on top of them, as far as it is used. */
declare module 'libheif-js/wasm-bundle' {
  interface Picture {
    data: Uint8ClampedArray;
    width: number;
    height: number;
  }
  export interface HeifImage {
    get_width(): number;
    get_height(): number;
    is_primary(): boolean;
    /** `null` when the picture cannot be decoded. */
    display(into: Picture, done: (picture: Picture | null) => void): void;
  }
  const libheif: { HeifDecoder: new () => { decode(file: Uint8Array): HeifImage[] } };
  export default libheif;
}
