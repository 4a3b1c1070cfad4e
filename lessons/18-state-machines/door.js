// A door as a plain coroutine: the pauses are its states here, too.
function* door() {
  while (true) {
    let event = yield "closed";
    if (event === "open") {
      do event = yield "open"; while (event !== "close");
    } else if (event === "lock") {
      do event = yield "locked"; while (event !== "unlock");
    }
  }
}

const tell = door();
console.log(tell.next().value);
for (const event of ["open", "lock", "close", "lock", "open", "unlock"]) {
  console.log(event + ": " + tell.next(event).value);
}
