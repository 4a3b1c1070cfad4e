// A helper asks both questions.
function* ask(question) {
  const answer = yield question;
  return answer;
}

function* survey() {
  const name = yield* ask("Name?");
  const town = yield* ask("Town?");
  return [name, town];
}

survey();
