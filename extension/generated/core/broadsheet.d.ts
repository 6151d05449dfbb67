/* tslint:disable */
/* eslint-disable */

/**
 * Reads a snapshot and exports its article in the format of that name.
 */
export function export_snapshot(snapshot: string, format: string, choices: any): string;

/**
 * The registry of export formats.
 */
export function formats(): any;

/**
 * The registry of kinds, in the order in which they are shown.
 */
export function kinds(): any;

/**
 * Reads HTML text, for pages that are not open in a tab. Gives a `Reading` as JSON text.
 */
export function read_html(html: string, url: string, choices: any): string;

/**
 * Reads a snapshot of a live page. Gives a `Reading` as JSON text.
 */
export function read_snapshot(snapshot: string, choices: any): string;

/**
 * The core's version.
 */
export function version(): string;

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly export_snapshot: (a: any, b: number, c: number, d: any) => [number, number, number];
    readonly formats: () => [number, number, number];
    readonly kinds: () => [number, number, number];
    readonly read_html: (a: any, b: number, c: number, d: any) => [number, number, number];
    readonly read_snapshot: (a: any, b: any) => [number, number, number];
    readonly version: () => [number, number];
    readonly __wbindgen_malloc: (a: number, b: number) => number;
    readonly __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
    readonly __wbindgen_free: (a: number, b: number, c: number) => void;
    readonly __wbindgen_externrefs: WebAssembly.Table;
    readonly __externref_drop_slice: (a: number, b: number) => void;
    readonly __wbindgen_exn_store: (a: number) => void;
    readonly __externref_table_alloc: () => number;
    readonly __externref_table_dealloc: (a: number) => void;
    readonly __wbindgen_start: () => void;
}

export type SyncInitInput = BufferSource | WebAssembly.Module;

/**
 * Instantiates the given `module`, which can either be bytes or
 * a precompiled `WebAssembly.Module`.
 *
 * @param {{ module: SyncInitInput }} module - Passing `SyncInitInput` directly is deprecated.
 *
 * @returns {InitOutput}
 */
export function initSync(module: { module: SyncInitInput } | SyncInitInput): InitOutput;

/**
 * If `module_or_path` is {RequestInfo} or {URL}, makes a request and
 * for everything else, calls `WebAssembly.instantiate` directly.
 *
 * @param {{ module_or_path: InitInput | Promise<InitInput> }} module_or_path - Passing `InitInput` directly is deprecated.
 *
 * @returns {Promise<InitOutput>}
 */
export default function __wbg_init (module_or_path?: { module_or_path: InitInput | Promise<InitInput> } | InitInput | Promise<InitInput>): Promise<InitOutput>;
