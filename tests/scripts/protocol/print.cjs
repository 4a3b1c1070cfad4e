// print.cjs - gives the JavaScript programs of this folder a `print` that writes as Lua's does:
// tabs between values, nil for undefined, and results as `{ value: 1, done: false }`.
const isResult = (v) =>
  typeof v === "object" && v !== null && Object.keys(v).join() === "value,done";

const display = (v) => {
  if (v === undefined) return "nil";
  if (isResult(v)) return `{ value: ${display(v.value)}, done: ${v.done} }`;
  return String(v);
};

globalThis.print = (...values) => console.log(values.map(display).join("\t"));
