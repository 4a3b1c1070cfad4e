// A then function runs when the code that called it has ended, even on a settled promise.
print("one");
Promise.resolve("three").then(print);
print("two");
