/** The engine's WebAssembly, packed as `share/packing.ts` unpacks it. */
declare module "virtual:engine" {
  const packed: string;
  export default packed;
}
