function* count(last) {
  for (let i = 1; i <= last; i++) {
    yield i;
  }
}

count(3);
