-- A then_ function runs when the code that called it has ended, even on a settled promise.
print("one")
promise.resolve("three"):then_(print)
print("two")
