local total = 0
for i = 0, 299999 do
  local line = string.format("line %d of many", i)
  total = total + #line
  if string.find(line, "7", 1, true) then total = total + 1 end
end
print(total)
