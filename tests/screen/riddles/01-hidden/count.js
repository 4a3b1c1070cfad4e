function* count(limit) {
  for (let i = 1; i <= limit; i++) {
    const sent = yield i;
    if (sent) console.log("got " + sent);
  }
  return "over";
}

count(3);
