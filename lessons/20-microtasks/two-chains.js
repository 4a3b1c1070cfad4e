// Two chains of promises.
function say(text) {
  return () => { console.log(text); };
}

Promise.resolve().then(say("A1")).then(say("A2"));
Promise.resolve().then(say("B1")).then(say("B2"));
console.log("main program");
