// A troll guards a bridge. Send what you say.
function* troll() {
  let said = yield "Who?";
  while (said !== "friend") {
    said = yield "Away!";
  }
  let answer = yield "6 x 7?";
  while (answer !== 42) {
    answer = yield "No!";
  }
  return "Enter!";
}

troll();
