// Timers run by the time at which they are due, then by the order in which they were set.
after(30, print, "thirty");
after(10, print, "ten", "with", "values");
after(20, () => {
  print("twenty");
  after(5, print, "twenty-five");
  after(15, print, "thirty-five");
});
after(10, print, "ten again");
