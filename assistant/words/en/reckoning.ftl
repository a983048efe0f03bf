# Sums and conversions
sum-is = { $sum } is { $result }.
sum-not-understood = I did not understand that sum. Say for instance “what is twelve times seven”.
sum-by-zero = Nothing can be divided by zero.
sum-too-large = That number is too large for me to say.
sum-negative-root = A negative number has no square root.
conversion-is = { $measured } is { $equals }.
conversion-unlike = Those two units measure different things, so I cannot turn one into the other.
conversion-unknown = I cannot do that conversion. I know units of weight, volume, length, area, speed, time and temperature.
