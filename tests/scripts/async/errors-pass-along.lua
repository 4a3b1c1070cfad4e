-- A rejection passes by functions for values until a catch; what that returns is a value again.
promise.reject("bad")
  :then_(function () print("never") end)
  :then_(function () print("never") end)
  :catch(function (e) print("caught", e); return "well" end)
  :then_(function (v) print("then", v); error("again", 0) end)
  :then_(nil, function (e) print("second", e) end)
  :then_(function (v) print("end", v) end)
