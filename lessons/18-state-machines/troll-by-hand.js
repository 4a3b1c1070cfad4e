// The same troll by hand: its state has a name.
const troll = { state: "start" };

troll.next = function (said) {
  let value;
  if (troll.state === "start") {
    troll.state = "who";
    value = "Who goes there?";
  } else if (troll.state === "who") {
    value = "Go away. Who are you?";
    if (said === "friend") {
      troll.state = "riddle";
      value = "What is 6 times 7?";
    }
  } else if (troll.state === "riddle") {
    value = "No. Think again.";
    if (said === 42) {
      troll.state = "end";
      return { value: "Come in.", done: true };
    }
  }
  return { value: value, done: troll.state === "end" };
};

troll;
