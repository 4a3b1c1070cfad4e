// A microtask that queues another one, twice.
function push_in(n) {
  console.log("microtask " + n);
  if (n < 3) {
    queueMicrotask(() => { push_in(n + 1); });
  }
}

setTimeout(() => { console.log("timer"); }, 0);
queueMicrotask(() => { push_in(1); });
console.log("main program");
