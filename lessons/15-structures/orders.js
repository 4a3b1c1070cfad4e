let orders;
orders = function* (word, rest) {
  if (rest === "") yield word;
  for (let i = 1; i <= rest.length; i++) {
    const letter = rest.slice(i - 1, i);
    const head = rest.slice(0, i - 1);
    const others = head + rest.slice(i);
    const longer = word + letter;
    yield* orders(longer, others);
  }
};
orders("", "abc");
