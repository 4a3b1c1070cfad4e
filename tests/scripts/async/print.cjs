// print.cjs - gives the JavaScript programs of this folder what their twins have: a `print` that
// writes as Lua's does, and the dialect's names for setTimeout and queueMicrotask. Node would end
// at a rejection that nobody handles; yieldscope tells of it and goes on.
globalThis.print = (...values) =>
  console.log(values.map((v) => (v === undefined ? "nil" : String(v))).join("\t"));
// A slow clock, so that a busy machine keeps the order: ten times as long.
globalThis.after = (ms, f, ...values) => setTimeout(f, ms * 10, ...values);
globalThis.microtask = queueMicrotask;
globalThis.sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms * 10));
process.on("unhandledRejection", () => {});
