local limit = 2000000
local composite = {}
for i = 1, limit do composite[i] = false end
local primes = 0
for i = 2, limit do
  if not composite[i] then
    primes = primes + 1
    for j = i * i, limit, i do composite[j] = true end
  end
end
print(primes)
