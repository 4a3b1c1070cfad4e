// The same troll by hand: its state has a name.
const troll = { state: "start" };

troll.next = function (said) {
  let value;
  if (troll.state === "start") {
    troll.state = "who";
    value = "Who?";
  } else if (troll.state === "who") {
    value = "Away!";
    if (said === "friend") {
      troll.state = "riddle";
      value = "6 x 7?";
    }
  } else if (troll.state === "riddle") {
    value = "No!";
    if (said === 42) {
      troll.state = "end";
      return { value: "Enter!", done: true };
    }
  }
  return { value: value, done: troll.state === "end" };
};

troll;
