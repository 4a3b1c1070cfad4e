// A troll guards a bridge. Send what you say.
function* troll() {
  let said = yield "Who goes there?";
  while (said !== "friend") {
    said = yield "Go away. Who are you?";
  }
  let answer = yield "What is 6 times 7?";
  while (answer !== 42) {
    answer = yield "No. Think again.";
  }
  return "Come in.";
}

troll();
