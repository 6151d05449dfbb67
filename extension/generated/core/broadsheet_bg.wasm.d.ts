/* tslint:disable */
/* eslint-disable */
export const memory: WebAssembly.Memory;
export const export_snapshot: (a: any, b: number, c: number, d: any) => [number, number, number];
export const formats: () => [number, number, number];
export const kinds: () => [number, number, number];
export const read_html: (a: any, b: number, c: number, d: any) => [number, number, number];
export const read_snapshot: (a: any, b: any) => [number, number, number];
export const version: () => [number, number];
export const __wbindgen_malloc: (a: number, b: number) => number;
export const __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
export const __wbindgen_free: (a: number, b: number, c: number) => void;
export const __wbindgen_externrefs: WebAssembly.Table;
export const __externref_drop_slice: (a: number, b: number) => void;
export const __wbindgen_exn_store: (a: number) => void;
export const __externref_table_alloc: () => number;
export const __externref_table_dealloc: (a: number) => void;
export const __wbindgen_start: () => void;
