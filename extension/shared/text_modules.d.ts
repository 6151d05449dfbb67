// A style sheet of a shadow root is bundled as text (esbuild's loader for .css is `text` in these scripts).
declare module '*.css' {
  const text: string;
  export default text;
}
